import type { DiscussionView } from '@alongside/workflows/discussion/view';

type Difference = DiscussionView['differences'][number];

/** What was written at each time of looking again, earliest first: a record opened again is looked at again, too. */
export function looks(differences: readonly Difference[]): Difference[][] {
  const rounds: Difference[][] = [];
  const written = new Map<string, number>();
  for (const difference of differences) {
    const round = written.get(difference.person) ?? 0;
    written.set(difference.person, round + 1);
    rounds[round] = [...(rounds[round] ?? []), difference];
  }
  return rounds;
}
