import { stageNames, type Stage } from '@alongside/workflows/discussion/stages';
import { lasting } from '../words/dates.ts';
import { firstName, otherOfTheTwo } from '../words/people.ts';
import type { Card } from './cards.ts';
import { ClosingView } from './closing-view.tsx';
import { Composer } from './composer.tsx';
import { FindingCard } from './finding-card.tsx';
import { PutAside } from './put-aside.tsx';
import { useRoom } from './room.ts';
import { sectionAt, sectionWords } from './stage-words.ts';

/** What stands in the middle: the findings of the stage one looks at, and where the next one is typed. */
export function StageView({ stage }: { stage: Stage }) {
  const room = useRoom();
  const section = sectionAt(stage);
  return (
    <section
      className={`room-stage-view ${section ? `of-${section}` : ''}`}
      aria-labelledby="stage-name"
      data-stage-view
      tabIndex={-1}
    >
      <h2 id="stage-name">{stageNames[stage]}</h2>
      {stage === 'arriving' ? <Arriving /> : null}
      {stage === 'closing' ? <ClosingView /> : null}
      {section ? (
        <>
          <Cards
            cards={room.cards.filter((card) => card.section === section && !card.removed)}
            empty={sectionWords[section].empty}
          />
          <PutAside cards={room.cards.filter((card) => card.section === section && card.removed)} />
          {room.readOnly ? null : (
            // The field belongs to its stage: what is begun at one is not carried to another.
            <Composer key={section} section={section} whoReads={whoReads(room)} />
          )}
        </>
      ) : null}
    </section>
  );
}

function Cards({ cards, empty }: { cards: readonly Card[]; empty: string }) {
  if (cards.length === 0) return <p className="room-empty">{empty}</p>;
  return (
    <ol className="room-cards">
      {cards.map((card, index) => (
        <FindingCard
          key={card.id}
          card={card}
          number={index + 1}
          neighbours={{
            above: cards[index - 1]?.id ?? null,
            below: cards[index + 1]?.id ?? null,
          }}
        />
      ))}
    </ol>
  );
}

function whoReads({ discussion, me }: ReturnType<typeof useRoom>): string {
  const other = otherOfTheTwo(discussion, me);
  const guests = discussion.participants.length > 2 ? ' and who you have invited' : '';
  const who = other ? `You and ${firstName(other.name)}${guests}` : 'Everybody in this room';
  return `${who}, now and in the record. Others only what you both choose to share.`;
}

function Arriving() {
  const { discussion, me } = useRoom();
  const other = otherOfTheTwo(discussion, me);
  return (
    <div className="stack">
      <p>
        You have both made time for one child’s story. First what it is like for the child, then
        what goes well, then what you wonder about; then what you learn and what happens next. It is
        here to learn from, and nobody is marked.
      </p>
      <dl className="room-arriving">
        <div>
          <dt>What you wanted to talk about</dt>
          <dd>{discussion.focus}</dd>
        </div>
        {discussion.meeting ? (
          <div>
            <dt>Time you set aside</dt>
            <dd>
              {lasting(discussion.meeting.durationMinutes)}, {discussion.meeting.place}
            </dd>
          </div>
        ) : null}
      </dl>
      <p className="quiet">
        Both reflections are at hand beside this page.
        {other ? ` Take a moment to read ${firstName(other.name)}’s before you begin.` : ''}
      </p>
    </div>
  );
}
