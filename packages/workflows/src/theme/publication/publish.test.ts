import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameWeeks } from '../weeks.ts';
import { answer, answerInParts } from './answer.ts';
import { type Group, publish } from './publish.ts';
import { type Cell, insideRule, isOpen, outsideRule, type Rule, unitKey } from './tally.ts';

const units = ['care', 'duty', 'disabled'].flatMap((service) =>
  ['north', 'west'].flatMap((area) =>
    (service === 'disabled' ? ['i'] : ['i', 'j']).map((team) => ({
      service,
      area,
      team: `${service}-${area}-${team}`,
    })),
  ),
);
const weeks = 12;

interface Discussion {
  unit: number;
  week: number;
  worker: number;
  raised: boolean;
}

/** Some teams hold many discussions a week and some hardly any; some raise the theme always, some never. */
const lumpy = fc
  .array(
    fc.record({
      busy: fc.constantFrom(0, 0, 1, 2, 7, 12),
      raises: fc.constantFrom(0, 1, 2, 3, 5, 99),
      from: fc.nat({ max: 3 }),
      every: fc.constantFrom(1, 1, 2, 5),
    }),
    { minLength: units.length, maxLength: units.length },
  )
  .map((teams) =>
    teams.flatMap(({ busy, raises, from, every }, unit) =>
      Array.from({ length: weeks }, (_, week) => week)
        .filter((week) => week >= from && week % every === 0)
        .flatMap((week) =>
          Array.from({ length: busy }, (_, index): Discussion => ({
            unit,
            week,
            worker: (index + week) % 4,
            raised: (index + week) % 12 < raises,
          })),
        ),
    ),
  );
const scattered = fc.array(
  fc.record({
    unit: fc.nat({ max: units.length - 1 }),
    week: fc.nat({ max: weeks - 1 }),
    worker: fc.nat({ max: 3 }),
    raised: fc.boolean(),
  }),
  { maxLength: 160 },
);

const worker = ({ unit, worker }: Discussion): string => `${unit}-${worker}`;

/** One class: all of them; two: with the theme, and without. */
function cellsOf(all: readonly Discussion[], byTheme: boolean): Cell[] {
  const cells = new Map<string, { week: number; unit: number; held: Discussion[] }>();
  for (const held of all) {
    const key = `${held.week}:${held.unit}`;
    const cell = cells.get(key) ?? { week: held.week, unit: held.unit, held: [] };
    cell.held.push(held);
    cells.set(key, cell);
  }
  return [...cells.values()].map(({ week, unit, held }) => ({
    ...(units[unit] ?? { service: '', area: '', team: '' }),
    week,
    classes: byTheme
      ? [
          held.filter((one) => one.raised).map(worker),
          held.filter((one) => !one.raised).map(worker),
        ]
      : [held.map(worker)],
  }));
}

/** One column for each unit, week and class: what a published number adds up. */
const columns = units.length * weeks * 2;
const column = (unit: number, week: number, raised: boolean): number =>
  (unit * weeks + week) * 2 + (raised ? 1 : 0);

function rowsOf(group: Group | null, classes: readonly boolean[]): number[][] {
  if (!group) return [];
  const own = units.flatMap((unit, index) => (group.units.includes(unitKey(unit)) ? [index] : []));
  const rows = group.blocks
    .filter(({ from }) => from < weeks)
    .map((block) => {
      const row = new Array<number>(columns).fill(0);
      for (const unit of own) {
        for (let week = block.from; week < Math.min(weeks, block.from + block.weeks); week += 1) {
          for (const raised of classes) row[column(unit, week, raised)] = 1;
        }
      }
      return row;
    });
  return [...rows, ...group.children.flatMap((child) => rowsOf(child, classes))];
}

/** Row-reduced: what can be had by any sums and differences of the rows. */
function reduce(rows: readonly number[][]): { pivot: number; row: number[] }[] {
  const basis: { pivot: number; row: number[] }[] = [];
  for (const given of rows) {
    const row = without([...given], basis);
    const pivot = row.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot === -1) continue;
    const by = row[pivot] ?? 1;
    basis.push({ pivot, row: row.map((value) => value / by) });
  }
  return basis;
}

function without(row: number[], basis: readonly { pivot: number; row: number[] }[]): number[] {
  for (const known of basis) {
    const times = row[known.pivot] ?? 0;
    if (Math.abs(times) < 1e-9) continue;
    for (let index = 0; index < columns; index += 1) {
      row[index] = (row[index] ?? 0) - times * (known.row[index] ?? 0);
    }
  }
  return row;
}

const places: ((unit: (typeof units)[number]) => boolean)[] = [
  () => true,
  ...['care', 'duty', 'disabled'].map(
    (service) => (unit: (typeof units)[number]) => unit.service === service,
  ),
  ...['north', 'west'].map((area) => (unit: (typeof units)[number]) => unit.area === area),
  ...['care', 'duty'].flatMap((service) =>
    ['north', 'west'].map(
      (area) => (unit: (typeof units)[number]) => unit.service === service && unit.area === area,
    ),
  ),
  ...units.map(
    ({ team }) =>
      (unit: (typeof units)[number]) =>
        unit.team === team,
  ),
];
const classesAsked: boolean[][] = [[true, false], [true], [false]];

/** Everything anybody could name: a place, weeks in a row, with the theme, without it, or both. */
function smallestFound(all: readonly Discussion[], basis: ReturnType<typeof reduce>, rule: Rule) {
  for (const place of places) {
    const own = units.flatMap((unit, index) => (place(unit) ? [index] : []));
    for (let from = 0; from < weeks; from += 1) {
      for (let to = from + 1; to <= weeks; to += 1) {
        for (const classes of classesAsked) {
          const held = all.filter(
            (one) =>
              own.includes(one.unit) &&
              one.week >= from &&
              one.week < to &&
              classes.includes(one.raised),
          );
          const workers = held.map(worker);
          if (held.length === 0 || isOpen([{ ...blank, classes: [workers] }], rule)) continue;
          const asked = new Array<number>(columns).fill(0);
          for (const unit of own) {
            for (let week = from; week < to; week += 1) {
              for (const raised of classes) asked[column(unit, week, raised)] = 1;
            }
          }
          const rest = without(asked, basis);
          if (rest.every((value) => Math.abs(value) < 1e-7)) {
            return { units: own, from, to, classes, held: held.length };
          }
        }
      }
    }
  }
  return null;
}
const blank = { service: '', area: '', team: '', week: 0 };

interface Published {
  whole: Group | null;
  theme: Group | null;
}

function published(all: readonly Discussion[], rule: Rule, before?: Published): Published {
  const whole = publish(cellsOf(all, false), 0, rule, before?.whole ?? undefined);
  const within = before?.theme ?? whole;
  const theme = whole && within ? publish(cellsOf(all, true), 0, rule, within) : null;
  return { whole, theme };
}

describe('what is published', () => {
  it('lets nobody find a small cell by any sums and differences over filters, of numbers shown and numbers sent out', () => {
    fc.assert(
      fc.property(fc.oneof(lumpy, scattered), (all) => {
        const inside = published(all, insideRule);
        const outside = published(all, outsideRule, inside);
        const rows = [inside, outside].flatMap(({ whole, theme }) => [
          ...rowsOf(whole, [true, false]),
          ...rowsOf(theme, [true]),
        ]);
        expect(smallestFound(all, reduce(rows), insideRule)).toBeNull();
        const sent = [...rowsOf(outside.whole, [true, false]), ...rowsOf(outside.theme, [true])];
        expect(smallestFound(all, reduce(sent), outsideRule)).toBeNull();
      }),
      { numRuns: 60, seed: 20_261_122 },
    );
  });

  it('shows no block that is too small', () => {
    fc.assert(
      fc.property(fc.oneof(lumpy, scattered), (all) => {
        const { theme } = published(all, insideRule);
        const visit = (group: Group): void => {
          for (const { counts } of group.blocks) {
            for (const count of counts) expect(count === 0 || count >= 5).toBe(true);
          }
          group.children.forEach(visit);
        };
        if (theme) visit(theme);
      }),
      { numRuns: 100 },
    );
  });

  it('would be found out if neighbours were not put together: the check sees a difference of one', () => {
    const all = [
      ...Array.from({ length: 6 }, (_, index) => ({
        unit: 0,
        week: 1,
        worker: index % 3,
        raised: true,
      })),
      { unit: 1, week: 1, worker: 0, raised: false },
    ];
    const row = (own: readonly number[]) => {
      const made = new Array<number>(columns).fill(0);
      for (const unit of own) for (const raised of [true, false]) made[column(unit, 1, raised)] = 1;
      return made;
    };
    const found = smallestFound(
      all,
      reduce([row([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), row([0, 2, 3, 4, 5, 6, 7, 8, 9])]),
      insideRule,
    );
    expect(found).toMatchObject({ held: 1 });
  });
});

describe('an answer', () => {
  const each = units.flatMap((_, unit) =>
    Array.from({ length: 12 * 6 }, (_unused, index) => ({
      unit,
      week: index % 12,
      worker: index % 4,
      raised: index % 2 === 0,
    })),
  );

  it('is by week for the organisation, and adds up over any place that is a union of groups', () => {
    const { whole } = published(each, insideRule);
    if (!whole) throw new Error('Nothing is published.');
    const everything = answer(whole, new Set(units.map(unitKey)));
    expect(everything?.filter(({ weeks, counts }) => weeks === 1 && counts[0] === 60)).toHaveLength(
      12,
    );
    const west = answer(whole, new Set(units.filter(({ area }) => area === 'west').map(unitKey)));
    expect(west?.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)).toBe(
      72 * 5,
    );
  });

  it('is withheld where it would have to part a group, and there is none outside of what was held', () => {
    const small = each.filter(({ unit, week }) => unit !== 9 || week === 0);
    const few = small.filter(({ unit }, index) => unit !== 9 || index % 3 === 0);
    const { whole } = published(few, insideRule);
    if (!whole || !units[9]) throw new Error('Nothing is published.');
    expect(answer(whole, new Set([unitKey(units[9])]))).toBeNull();
    expect(answer(whole, new Set(['nowhere']))).toEqual([]);
    // Of the place around it, those parts are said that are published.
    const around = new Set(units.filter(({ area }) => area === 'west').map(unitKey));
    expect(answer(whole, around)).toBeNull();
    const said = answerInParts(whole, around).reduce(
      (sum, { counts }) => sum + (counts[0] ?? 0),
      0,
    );
    expect(said).toBe(72 * 4);
    expect(whole.blocks.reduce((sum, { weeks }) => sum + weeks, 0)).toBe(frameWeeks);
  });
});
