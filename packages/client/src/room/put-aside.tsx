import { announce } from '../app/announcer.tsx';
import { useYjs } from '../live/use-live-document.ts';
import { plainText } from '../live/written-words.ts';
import { firstName, nameIn } from '../words/people.ts';
import type { Card } from './cards.ts';
import { useRoom } from './room.ts';
import { bringBack } from './write-cards.ts';

/** Findings that were taken out: their words are kept, also what somebody was typing just then. */
export function PutAside({ cards }: { cards: readonly Card[] }) {
  const withWords = cards.filter((card) => plainText(card.text).trim() !== '');
  if (withWords.length === 0) return null;
  return (
    <section className="room-aside-list" aria-label="Taken out">
      <h3 className="quiet small">Taken out, and not part of the record</h3>
      <ul className="plain-list stack tight">
        {withWords.map((card) => (
          <Removed key={card.id} card={card} />
        ))}
      </ul>
    </section>
  );
}

function Removed({ card }: { card: Card }) {
  const { discussion, document, me, readOnly } = useRoom();
  const text = useYjs(card.text, () => plainText(card.text), Object.is);
  const by = card.removed?.by ?? null;
  return (
    <li className="room-removed">
      <span className="quiet">
        {text}
        <span className="small">
          {' '}
          · taken out by {by === me ? 'you' : firstName(nameIn(discussion, by))}
        </span>
      </span>
      {readOnly ? null : (
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            bringBack(document.doc, card.id);
            announce('Brought back.');
          }}
        >
          Bring it back
        </button>
      )}
    </li>
  );
}
