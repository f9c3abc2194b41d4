import type { Overview, ThemeSeries } from './view.ts';

type Change = Overview['changes'][number];

/** A point of a chart at or after whose beginning something was changed, with what. */
export interface Mark {
  /** Place of the point in the series, from 0. */
  point: number;
  changes: Change[];
}

/**
 * Where changes stand on a chart: each at the point whose weeks it falls in, or the next one where its weeks are not
 * shown. What was changed before the first point or after the last has no place on it.
 */
export function marksOn(
  { points }: Pick<ThemeSeries, 'points'>,
  changes: readonly Change[],
): Mark[] {
  const marks = new Map<number, Mark>();
  for (const change of changes) {
    const day = change.at.slice(0, 10);
    const point = points.findIndex(({ to }) => day <= to);
    if (point === -1 || (point === 0 && day < (points[0]?.from ?? ''))) continue;
    const mark = marks.get(point) ?? { point, changes: [] };
    mark.changes.push(change);
    marks.set(point, mark);
  }
  return [...marks.values()].toSorted((one, other) => one.point - other.point);
}
