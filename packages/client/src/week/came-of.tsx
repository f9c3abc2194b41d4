import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { actionsQuery } from '../api/queries.ts';
import { becauseQuery } from '../plan/plan-queries.ts';
import { inWords } from '../words/people.ts';
import { BecauseOfYou } from './because.tsx';
import { cameOf } from './this-week.ts';

/**
 * That it led to something: what the organisation did because of it, what changed for the child, in both voices, and the
 * next steps that are done.
 */
export function CameOf({
  discussion,
  all,
  me,
}: {
  discussion: DiscussionSummary;
  all: readonly DiscussionSummary[];
  me: string;
}) {
  const actions = useInfiniteQuery(actionsQuery({ discussion: discussion.id }));
  const because = useQuery(becauseQuery).data?.items ?? [];
  if (!actions.data) return null;
  const came = cameOf(
    discussion,
    actions.data.pages.flatMap((page) => page.items),
    me,
  );
  return (
    <section className="stack" aria-labelledby="came-of">
      <h2 id="came-of">What came of your last discussion</h2>
      <BecauseOfYou items={because} discussions={all} me={me} />
      {came.stillToCome ? (
        <p>{came.stillToCome}</p>
      ) : (
        <>
          <p>Because of what {inWords(came.names)} wrote:</p>
          <ul className="plain-list stack">
            {came.changed.map(({ name, words }) => (
              <li key={name} className="meaning of-childsExperience">
                <p className="said">{words}</p>
                <p className="quiet small">What changed for the child, as {name} saw it</p>
              </li>
            ))}
            {came.done.map((step) => (
              <li key={step.id} className="meaning of-strength">
                <p className="said">{step.difference ?? step.what}</p>
                <p className="quiet small">{step.difference ? step.what : 'Done'}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to="/discussions/$id" params={{ id: discussion.id }} className="quiet-link">
          {discussion.focus}
        </Link>
      </p>
    </section>
  );
}
