import { expect, test } from 'vitest';
import { mondayOf } from '../theme/weeks.ts';
import { slippingSince, type WeekOfTheme } from './slipping.ts';

const first = 2901;

/** So many weeks of seven discussions; how many worries and strengths is asked of each week. */
function weeks(
  count: number,
  worries: (week: number) => number,
  strengths: (week: number) => number = () => 1,
): WeekOfTheme[] {
  return Array.from({ length: count }, (_, week) => ({
    week: first + week,
    discussions: 7,
    worries: worries(week),
    strengths: strengths(week),
  }));
}

const newly = (since: WeekOfTheme[]) => slippingSince(since, null);

/** Chance with a seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const some = (of: number, probability: number, random: () => number) =>
  Array.from({ length: of }, random).filter((drawn) => drawn < probability).length;

test('[RE14] worries that fell and came back are flagged from when they came back', () => {
  const found = newly(weeks(38, (week) => ((week * 5) % 3) + (week < 22 ? 0 : 4)));
  expect(found).toBe(mondayOf(first + 22));
  const strengths = newly(
    weeks(
      38,
      () => 1,
      (week) => ((week * 5) % 3) + (week < 22 ? 4 : 0),
    ),
  );
  expect(strengths).toBe(mondayOf(first + 22));
});

test('[RE14] what got better, what never changed and what is too little to tell is not', () => {
  expect(newly(weeks(38, (week) => ((week * 5) % 3) + (week < 22 ? 4 : 0)))).toBeNull();
  expect(newly(weeks(38, () => 3))).toBeNull();
  expect(newly(weeks(8, (week) => (week < 4 ? 0 : 6)))).toBeNull();
  expect(newly([])).toBeNull();
  const tiny = weeks(38, (week) => (week < 22 ? 0 : 1)).map((one) => ({ ...one, discussions: 0 }));
  expect(newly(tiny)).toBeNull();
});

test('[RE14] what was found stays found until it ends, also when it was better for a shorter time', () => {
  // By fortnights: few, many for longer, and few again, with a better fortnight among the many.
  const worries = (week: number) => {
    const fortnight = Math.floor(week / 2);
    if (fortnight < 12 || fortnight >= 40 || fortnight === 28) return fortnight % 3 === 0 ? 2 : 1;
    return fortnight % 2 === 0 ? 4 : 5;
  };
  const since = mondayOf(first + 24);
  expect(newly(weeks(44, worries))).toBe(since);
  for (const looked of [46, 58, 60, 80]) {
    expect([looked, slippingSince(weeks(looked, worries), since)]).toEqual([looked, since]);
  }
  expect(newly(weeks(80, worries))).toBeNull();
  expect(slippingSince(weeks(88, worries), since)).toBeNull();
});

test('[RE14] chance alone is seldom taken for it; a real one is found', () => {
  const runs = 400;
  let falseAlarms = 0;
  let hits = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    const random = chance(seed);
    const noise = weeks(
      38,
      () => some(7, 0.2, random),
      () => some(7, 0.2, random),
    );
    if (newly(noise) !== null) falseAlarms += 1;
    const real = weeks(
      38,
      (week) => some(7, week < 23 ? 0.12 : 0.48, random),
      () => some(7, 0.12, random),
    );
    if (newly(real) !== null) hits += 1;
  }
  expect(falseAlarms / runs).toBeLessThan(0.05);
  expect(hits / runs).toBeGreaterThan(0.7);
});
