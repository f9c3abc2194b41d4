import { useQuery } from '@tanstack/react-query';
import type { PlanFilter } from './plan-filter.ts';
import { headlineQuery } from './plan-queries.ts';
import { headlineWords, inDays } from './say-plan.ts';

/** Time from spotted to tried: the one figure of the plan, with what it is a figure of. */
export function Headline({ filter }: { filter: PlanFilter }) {
  const { data } = useQuery({ ...headlineQuery(filter), placeholderData: (before) => before });
  if (!data || data.spotted === 0) return null;
  return (
    <section className="plan-headline" aria-labelledby="headline">
      <h2 id="headline">From spotted to tried</h2>
      <p className="plan-figure">
        {data.medianDays === null ? 'Nothing tried yet' : inDays(data.medianDays)}
      </p>
      <p className="quiet small">{headlineWords(data)}</p>
    </section>
  );
}
