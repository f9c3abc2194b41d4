import { useId, useState } from 'react';
import { PersonChoice } from '../form/person-choice.tsx';
import type { Card } from './cards.ts';
import { useRoom } from './room.ts';
import { setField } from './write-cards.ts';
import { RestsOn } from './rests-on.tsx';

/** Who takes a next step, until when, and what should be different then. All three can wait. */
export function NextStepFields({ card }: { card: Card }) {
  const room = useRoom();
  const id = useId();
  const { doc } = room.document;
  const set = (field: 'owner' | 'due' | 'expectedChange', value: string | null): void =>
    setField(doc, card.id, field, value);
  return (
    <div className="next-step-fields">
      <RestsOn card={card} />
      <div className="next-step-who">
        <Owner card={card} set={(owner) => set('owner', owner)} />
        <div className="room-option-field">
          <label htmlFor={`${id}-due`}>By when</label>
          <input
            id={`${id}-due`}
            type="date"
            className="room-select"
            readOnly={room.readOnly}
            value={card.due ?? ''}
            onChange={(event) => set('due', event.currentTarget.value || null)}
          />
        </div>
      </div>
      <div className="room-option-field">
        <label htmlFor={`${id}-change`}>What should be different for the child then?</label>
        <input
          id={`${id}-change`}
          className="room-select"
          maxLength={1000}
          readOnly={room.readOnly}
          placeholder="T hears from Nan why he could not stay."
          value={card.expectedChange ?? ''}
          onChange={(event) => set('expectedChange', event.currentTarget.value || null)}
        />
      </div>
    </div>
  );
}

/** The two first; everybody else of the organisation after a look further. */
function Owner({ card, set }: { card: Card; set: (owner: string | null) => void }) {
  const { discussion, readOnly, me } = useRoom();
  const id = useId();
  const [further, setFurther] = useState(false);
  const here = discussion.participants.map(({ person }) => person);
  const elsewhere =
    card.owner !== null && !here.some((person) => person.id === card.owner) ? card.owner : null;
  return (
    <div className="room-option-field">
      <label htmlFor={id}>Who takes it on</label>
      <select
        id={id}
        className="room-select"
        disabled={readOnly}
        value={further ? '…' : (card.owner ?? '')}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setFurther(chosen === '…');
          if (chosen !== '…') set(chosen || null);
        }}
      >
        <option value="">Nobody yet</option>
        {here.map((person) => (
          <option key={person.id} value={person.id}>
            {person.id === me ? `You (${person.name})` : person.name}
          </option>
        ))}
        {elsewhere ? (
          <option value={elsewhere}>
            {discussion.people.find((person) => person.id === elsewhere)?.name ?? 'A colleague'}
          </option>
        ) : null}
        <option value="…">Somebody else …</option>
      </select>
      {further ? (
        <div className="stack tight">
          <PersonChoice
            name={`${id}-further`}
            label="Who takes it on?"
            whoReads={null}
            without={here.map((person) => person.id)}
            value={elsewhere ?? ''}
            change={set}
          />
          <button type="button" className="plain-button" onClick={() => setFurther(false)}>
            Done
          </button>
        </div>
      ) : null}
    </div>
  );
}
