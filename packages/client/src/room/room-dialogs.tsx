import { stageNames, type Stage } from '@alongside/workflows/discussion/stages';
import { Button, Modal } from '@mantine/core';
import { firstName, otherOfTheTwo } from '../words/people.ts';
import { useMissing } from './missing.ts';
import { useRoom } from './room.ts';
import { wordsOf } from '../live/written-words.ts';

/** A step the other has not said they are ready for. */
export function ConfirmStep({
  to,
  go,
  stay,
}: {
  to: Stage | null;
  go: (to: Stage) => void;
  stay: () => void;
}) {
  const { discussion, me, together } = useRoom();
  const other = otherOfTheTwo(discussion, me);
  const them = other ? firstName(other.name) : 'The other';
  return (
    <Modal opened={to !== null} onClose={stay} title="Move on together?">
      {to ? (
        <div className="stack">
          <p>
            {together
              ? `Are you both ready for “${stageNames[to]}”?`
              : `${them} has not said yet that they are ready. Shall the room move to “${stageNames[to]}”? Nothing is closed behind you.`}
          </p>
          <div className="row">
            <Button data-autofocus onClick={() => go(to)}>
              Move to “{stageNames[to]}”
            </Button>
            <Button variant="default" onClick={stay}>
              Stay here a little
            </Button>
          </div>
        </div>
      ) : null}
    </Modal>
  );
}

/** Before the record is brought forward: what is there, and what is still missing. */
export function FinishSummary({
  opened,
  finish,
  close,
}: {
  opened: boolean;
  finish: () => void;
  close: () => void;
}) {
  return (
    <Modal opened={opened} onClose={close} title="Bring the record forward to agree">
      <Summary finish={finish} close={close} />
    </Modal>
  );
}

function Summary({ finish, close }: { finish: () => void; close: () => void }) {
  const { document, cards } = useRoom();
  const missing = useMissing();
  const standing = new Set(cards.filter((card) => !card.removed).map((card) => card.id));
  const written = wordsOf(document.doc).filter(
    (words) => standing.has(words.at) && words.text.trim() !== '',
  ).length;
  return (
    <div className="stack">
      <p>
        {written === 1 ? 'One finding is written.' : `${written} findings are written.`} You each
        read them again in quiet, on your own, and agree, see it differently, or ask for a change.
        The text can still be changed until you both agree.
      </p>
      {missing.length > 0 ? (
        <div className="meaning of-worry">
          <h3>Still to come before you can both agree</h3>
          <ul>
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="row">
        <Button data-autofocus onClick={finish}>
          Bring it forward
        </Button>
        <Button variant="default" onClick={close}>
          Stay in the room
        </Button>
      </div>
    </div>
  );
}

const keys: readonly [string, string][] = [
  ['Just type', 'begins a new finding'],
  ['Enter', 'adds the finding; the hand stays for the next one'],
  ['Shift and Enter', 'a new line within it'],
  ['#, then Enter', 'gives it the theme that fits best; type to find another'],
  ['Tab', 'from card to card'],
  ['Alt and ↑ or ↓', 'moves the finding you are in'],
  ['Escape', 'from a card back to the field for a new finding'],
  ['Ctrl and Z', 'takes back your own typing, never the other’s'],
  ['Ctrl and B, Ctrl and I', 'bold, italic'],
  ['?', 'this sheet, when you are not typing'],
];

/** Every key of the room. */
export function KeyboardSheet({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="The room by keyboard">
      <dl className="room-keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
