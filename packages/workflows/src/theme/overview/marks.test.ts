import { expect, it } from 'vitest';
import { marksOn } from './marks.ts';
import { overviewTables } from './tables.ts';
import { type Overview, overviewSchema } from './view.ts';

const point = (from: string, to: string) => ({
  ...{ from, to, count: 5, of: 20, value: 0.25, lower: 0, upper: 0.6, outside: null },
});
const change = (at: string, what: string) => ({ at, what, area: null, response: 'r1' });
const series: Overview['series'][number] = {
  kind: 'learningPoint',
  says: 'no change beyond chance',
  points: [point('2026-01-05', '2026-01-18'), point('2026-02-02', '2026-02-15')],
  run: {
    ...{ median: 0.25, useful: 2, longestRun: 1, longestRunLimit: 3, crossings: 1 },
    ...{ crossingsLimit: 0, says: 'tooFew', now: null, was: null },
  },
  centre: 0.25,
  widened: false,
};

it('marks the point in whose weeks something was changed, or the next, and nothing outside', () => {
  const marks = marksOn(series, [
    change('2026-01-04T10:00:00.000Z', 'before'),
    change('2026-01-18T10:00:00.000Z', 'first'),
    change('2026-01-25T10:00:00.000Z', 'between'),
    change('2026-02-03T10:00:00.000Z', 'second'),
    change('2026-02-16T10:00:00.000Z', 'after'),
  ]);
  expect(marks.map((mark) => [mark.point, mark.changes.map(({ what }) => what)])).toEqual([
    [0, ['first']],
    [1, ['between', 'second']],
  ]);
});

it('has a change in the table behind the chart, at its point', () => {
  const overview = overviewSchema.parse({
    ...{ period: { from: '2026-01-05', to: '2026-02-15' }, shown: null, discussions: 40 },
    place: { area: null, service: null, team: null },
    ...{ someLeftOut: false, limit: 5, says: [], themes: [], together: [], rising: [] },
    ...{ standards: [], excerpts: [], choices: { areas: [], services: [], teams: [] } },
    ...{ theme: { id: 'identity', name: 'Identity', definition: '' }, answers: [] },
    series: [series],
    changes: [change('2026-02-03T10:00:00.000Z', 'Begin in week one')],
  });
  const table = overviewTables(overview).find(({ id }) => id === 'learningPoint');
  expect(table?.head.at(-1)).toBe('Changed here');
  expect(table?.rows.map((row) => row.at(-1))).toEqual(['', '2026-02-03: Begin in week one']);
});
