import type { ChangeMark } from '@alongside/workflows/response/view';
import type { Collections } from '../database/collections.ts';

/** When something was adopted about a theme (or any of them): marks for its chart, the earliest first. */
export async function changesOf(
  { responses }: Pick<Collections, 'responses'>,
  organisation: string,
  theme?: string,
): Promise<ChangeMark[]> {
  const found = await responses
    .find(
      {
        organisation,
        'projection.changes.0': { $exists: true },
        ...(theme !== undefined && { 'projection.theme': theme }),
      },
      { projection: { 'projection.theme': 1, 'projection.area': 1, 'projection.changes': 1 } },
    )
    .toArray();
  return found
    .flatMap(({ _id, projection }) =>
      projection.changes.map(({ at, what }) => ({
        theme: projection.theme,
        area: projection.area,
        at,
        what,
        response: _id,
      })),
    )
    .toSorted((one, other) => one.at.localeCompare(other.at));
}
