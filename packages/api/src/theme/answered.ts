import { type Codebook, nowCountedAs } from '@alongside/workflows/theme/codebook/codebook';
import type { Overview } from '@alongside/workflows/theme/overview/view';
import type { ChangeMark } from '@alongside/workflows/response/view';
import type { Collections } from '../database/collections.ts';
import { changesOf } from '../response/changes.ts';

type Responses = Pick<Collections, 'responses'>;
const answeredStandings: readonly string[] = ['done', 'notNow'];

/**
 * Where each theme stands on the plan, by what it counts as now: what is open there, or else what moved last. What is
 * for the whole organisation is for every area, too.
 */
export async function answersIn(
  { responses }: Responses,
  organisation: string,
  codebook: Codebook,
  area: string | null,
): Promise<Overview['answers']> {
  const found = await responses
    .find(
      { organisation, ...(area !== null && { 'projection.area': { $in: [area, null] } }) },
      { projection: { 'projection.theme': 1, 'projection.standing': 1 } },
    )
    .sort({ 'projection.movedAt': -1, _id: -1 })
    .toArray();
  const answers = new Map<string, Overview['answers'][number]>();
  for (const { _id: response, projection } of found) {
    const { standing } = projection;
    const theme = nowCountedAs(codebook, projection.theme);
    const known = answers.get(theme);
    const opens = known && answeredStandings.includes(known.standing);
    if (!known || (opens && !answeredStandings.includes(standing))) {
      answers.set(theme, { theme, response, standing });
    }
  }
  return [...answers.values()];
}

/** When something was changed in this area or everywhere, by what its theme counts as now; the earliest first. */
export async function changesIn(
  collections: Responses,
  organisation: string,
  codebook: Codebook,
  area: string | null,
): Promise<ChangeMark[]> {
  const found = await changesOf(collections, organisation);
  return found
    .filter((change) => area === null || change.area === null || change.area === area)
    .map((change) => ({ ...change, theme: nowCountedAs(codebook, change.theme) }));
}
