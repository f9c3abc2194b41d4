import { sections, stageNames, stageOfSection } from '@alongside/workflows/discussion/stages';
import { useYjs } from '../live/use-live-document.ts';
import { plainText } from '../live/written-words.ts';
import { day } from '../words/dates.ts';
import { nameIn } from '../words/people.ts';
import type { Card } from './cards.ts';
import { useMissing } from './missing.ts';
import { useRoom } from './room.ts';

/** Everything on one page before it is brought forward to agree, and what is still missing. */
export function ClosingView() {
  const { cards, discussion } = useRoom();
  const missing = useMissing();
  return (
    <div className="stack">
      <p>
        Read it through together. Every stage stays open: go back and change what is not right yet.
      </p>
      {discussion.changeAsked ? (
        <p className="meaning of-learning">
          {nameIn(discussion, discussion.changeAsked.by)} asked for a change:{' '}
          <span className="said">{discussion.changeAsked.about}</span>
        </p>
      ) : null}
      {missing.length > 0 ? (
        <div className="meaning of-worry">
          <h3>Before you can both agree</h3>
          <ul>
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {sections.map((section) => {
        const here = cards.filter((card) => card.section === section && !card.removed);
        return (
          <section key={section} className={`meaning of-${section}`}>
            <h3>{stageNames[stageOfSection[section]]}</h3>
            {here.length === 0 ? (
              <p className="quiet">Nothing written yet.</p>
            ) : (
              <ul className="room-summary">
                {here.map((card) => (
                  <Line key={card.id} card={card} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Line({ card }: { card: Card }) {
  const { discussion } = useRoom();
  const text = useYjs(card.text, () => plainText(card.text), Object.is);
  if (text.trim() === '') return null;
  return (
    <li>
      <span className="said">{text}</span>
      {card.section === 'nextStep' ? (
        <span className="quiet small">
          {' '}
          {card.owner ? nameIn(discussion, card.owner) : 'Nobody has it yet'}
          {card.due ? `, by ${day(card.due)}` : ''}
        </span>
      ) : null}
    </li>
  );
}
