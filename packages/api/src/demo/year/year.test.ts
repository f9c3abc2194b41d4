import { seriesOf } from '@alongside/workflows/theme/overview/series';
import { slippingBack } from '@alongside/workflows/theme/overview/says';
import type { ThemeSeries } from '@alongside/workflows/theme/overview/view';
import { type Block, publish } from '@alongside/workflows/theme/publication/publish';
import { type Cell, insideRule, unitKey } from '@alongside/workflows/theme/publication/tally';
import { frameOf, weekOf } from '@alongside/workflows/theme/weeks';
import { expect, test } from 'vitest';
import { chanceFrom } from './chance.ts';
import { discussionsOfTheYear, type YearDiscussion } from './discussions.ts';
import { peopleOfTheYear } from './people.ts';
import { yearSeed } from './shape.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A month apart: the year falls into published weeks another way on each of them. */
const days = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 12));

function yearFrom(seed: number): YearDiscussion[] {
  const chance = chanceFrom(seed);
  return discussionsOfTheYear(chance, peopleOfTheYear(chance));
}

/** The chart that the overview would show on this day. */
function chart(
  year: readonly YearDiscussion[],
  today: number,
  theme: string,
  section: 'strength' | 'worry',
): ThemeSeries {
  const frames = new Map<number, Map<string, { cell: Cell; with: string[]; without: string[] }>>();
  for (const { daysAgo, worker, findings } of year) {
    const week = weekOf(today - (daysAgo - 1) * dayMs);
    const unit = {
      service: worker.service ?? '',
      area: worker.area ?? '',
      team: worker.team ?? '',
    };
    const cells = frames.get(frameOf(week)) ?? new Map();
    frames.set(frameOf(week), cells);
    const key = `${unitKey(unit)}:${week}`;
    const own = cells.get(key) ?? { cell: { ...unit, week, classes: [] }, with: [], without: [] };
    cells.set(key, own);
    const raised = findings.some(
      (finding) => finding.section === section && finding.themes?.includes(theme),
    );
    (raised ? own.with : own.without).push(worker.id);
  }
  const blocks = [...frames]
    .toSorted(([one], [other]) => one - other)
    .flatMap(([frame, cells]): Block[] => {
      const parts = [...cells.values()].map((own) => ({
        ...own.cell,
        classes: [own.with, own.without],
      }));
      const whole = parts.map((part) => ({ ...part, classes: [part.classes.flat()] }));
      const all = publish(whole, frame, insideRule) ?? undefined;
      return publish(parts, frame, insideRule, all)?.blocks ?? [];
    });
  return seriesOf(section === 'strength' ? 'strength' : 'learningPoint', blocks);
}

test('the year is the same each time, and another from another seed', () => {
  expect(yearFrom(yearSeed)).toEqual(yearFrom(yearSeed));
  expect(yearFrom(yearSeed)).not.toEqual(yearFrom(yearSeed + 1));
});

test('the improvement and the slipping back are told from noise, on whatever day the demo is begun', () => {
  const year = yearFrom(yearSeed);
  const told = (
    theme: string,
    section: 'strength' | 'worry',
    as: (series: ThemeSeries) => boolean,
  ) => days.filter((today) => as(chart(year, today, theme, section))).length;
  const changed = ({ run }: ThemeSeries) => run.says === 'change';
  expect(told('direct-work', 'strength', ({ run }) => run.now?.side === 'above')).toBeGreaterThan(
    9,
  );
  expect(told('supervision', 'worry', (series) => slippingBack(series) !== null)).toBeGreaterThan(
    9,
  );
  expect(told('family-partnership', 'strength', changed)).toBeLessThanOrEqual(2);
  expect(told('multi-agency', 'worry', changed)).toBeLessThanOrEqual(2);
});

test('nobody holds a discussion with a practice lead of their own team', () => {
  for (const { worker, lead } of yearFrom(yearSeed)) expect(lead.team).not.toBe(worker.team);
});
