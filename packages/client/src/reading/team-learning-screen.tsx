import type { TeamLearning } from '@alongside/workflows/reading/team-learning';
import { useInfiniteQuery } from '@tanstack/react-query';
import { PageTitle } from '../app/page-title.tsx';
import { ShowMore } from '../app/show-more.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { CaseReference } from '../words/case-reference.tsx';
import { day } from '../words/dates.ts';
import { teamLearningQuery } from './reading-queries.ts';

/** What one's team has learned: learning and next steps as agreed, newest first. Nothing of who held what, or how. */
export function TeamLearningScreen() {
  const learning = useInfiniteQuery(teamLearningQuery);
  if (learning.isPending) return <Waiting />;
  if (learning.error)
    return <CouldNotRead error={learning.error} again={() => void learning.refetch()} />;
  const items = learning.data.pages.flatMap((page) => page.items);
  return (
    <div className="page narrow stack wide">
      <header className="stack tight">
        <PageTitle tab="What your team learns">What your team learns</PageTitle>
        <p>
          Learning and next steps out of records that were agreed, so that you can help them on.
          What the two wrote on the way there, and every reflection, stays with them. They can see
          that you read this.
        </p>
      </header>
      {items.length === 0 ? (
        <p>
          Nothing yet. When two of your team and a practice lead have agreed a record, its learning
          and next steps come here.
        </p>
      ) : (
        <ul className="plain-list stack">
          {items.map((item) => (
            <li key={item.id} className="paper stack">
              <Learned item={item} />
            </li>
          ))}
        </ul>
      )}
      <ShowMore list={learning}>Show earlier ones</ShowMore>
    </div>
  );
}

function Learned({ item }: { item: TeamLearning }) {
  return (
    <>
      <h2>
        <CaseReference reference={item.caseReference} />{' '}
        <span className="quiet small">agreed on {day(item.agreedAt)}</span>
      </h2>
      <section className="meaning of-learning">
        <h3>What they take from it</h3>
        {item.learning.length === 0 ? (
          <p className="quiet">No learning was written here; the next steps say it.</p>
        ) : (
          <ul className="plain-list stack tight">
            {item.learning.map((text) => (
              <li key={text} className="said">
                {text}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="meaning of-nextStep">
        <h3>Next steps</h3>
        {item.nextSteps.length === 0 ? (
          <p className="quiet">None were agreed.</p>
        ) : (
          <ul className="plain-list stack tight">
            {item.nextSteps.map((step) => (
              <li key={step.text}>
                <p className="said">{step.text}</p>
                <p className="quiet small">{howItStands(step)}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

const states: Record<NonNullable<TeamLearning['nextSteps'][number]['state']>, string> = {
  agreed: 'agreed',
  underway: 'under way',
  awaitingDecision: 'waits for a decision',
  done: 'done',
  checked: 'done, and what came of it is written',
  dropped: 'let go, with why',
};

function howItStands({ owner, due, state }: TeamLearning['nextSteps'][number]): string {
  return [
    owner?.name,
    due === null ? null : `by ${day(due)}`,
    state === null ? 'needs no owner' : states[state],
  ]
    .filter(Boolean)
    .join(' · ');
}
