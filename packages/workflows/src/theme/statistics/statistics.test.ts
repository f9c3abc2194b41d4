import { expect, it } from 'vitest';
import { association, chanceOf, standing } from './co-occurrence.ts';
import { binomialQuantile, chiSquaredTail } from './distributions.ts';
import { fixtures } from './fixtures.ts';
import { cohensKappa, pooledKappa } from './kappa.ts';
import { pChart } from './p-chart.ts';
import { logLikelihood, risingWords } from './rising-words.ts';
import { runChart } from './run-chart.ts';

/** Mulberry32: the same numbers on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function drawn(random: () => number, of: number, p: number): { count: number; of: number } {
  return { count: Array.from({ length: of }, random).filter((chance) => chance < p).length, of };
}

it('has the crossings limit of the binomial distribution', () => {
  for (const [n = 0, limit] of fixtures.qbinom) {
    expect([n, binomialQuantile(0.05, n - 1, 0.5)]).toEqual([n, limit]);
  }
});

it('has the critical values published for run charts of 10, 20, 24 and 30 points', () => {
  // As tabulated by Anhøj & Olesen 2014: useful observations, upper limit of the longest run, lower limit of crossings.
  const published = [
    [10, 6, 2],
    [20, 7, 6],
    [24, 8, 8],
    [30, 8, 10],
  ];
  for (const [n = 0, run, crossings] of published) {
    const chart = runChart(Array.from({ length: n }, (_, index) => (index % 2 ? 1 : -1)));
    expect([n, chart.longestRunLimit, chart.crossingsLimit]).toEqual([n, run, crossings]);
  }
});

it('counts runs and crossings as an independent implementation does', () => {
  for (const known of fixtures.runs) {
    const chart = runChart(known.y);
    expect(chart).toMatchObject({
      median: known.median,
      useful: known.useful,
      longestRun: known.longest,
      longestRunLimit: known.longestMax,
      crossings: known.crossings,
      crossingsLimit: known.crossingsMin,
    });
  }
});

it('says nothing from fewer than ten useful points', () => {
  expect(runChart([1, 1, 1, 1, 9, 9, 9, 9, 9]).says).toBe('tooFew');
  expect(runChart([1, 2, 5, 5, 5, 5, 5, 5, 5, 8, 9]).useful).toBeLessThan(10);
});

it('says on which side the line has come to lie, and that it lay on the other before', () => {
  const slipped = Array.from({ length: 26 }, (_, i) => (i < 6 || i > 18 ? 2 : 6) + (i % 3) / 10);
  const chart = runChart(slipped);
  expect(chart.says).toBe('change');
  expect(chart.now).toEqual({ side: 'below', from: 19, to: 25 });
  expect(chart.was).toEqual({ side: 'above', from: 6, to: 18 });
});

it('has p-chart limits for each denominator, and widens them where points scatter more than chance', () => {
  const { d, n, centre, upper, lower, sigmaZ } = fixtures.p;
  const chart = pChart(d.map((count, index) => ({ count, of: n[index] ?? 1 })));
  expect(chart.centre).toBeCloseTo(centre, 12);
  expect(chart.sigmaZ).toBeCloseTo(sigmaZ, 12);
  expect(chart.widened).toBe(false);
  for (const [index, point] of chart.points.entries()) {
    expect(point.upper).toBeCloseTo(upper[index] ?? 0, 12);
    expect(point.lower).toBeCloseTo(lower[index] ?? 0, 12);
  }
  const scattered = Array.from({ length: 20 }, (_, index) => ({
    count: index % 2 ? 700 : 300,
    of: 1000,
  }));
  const wide = pChart(scattered);
  expect(wide.widened).toBe(true);
  expect(wide.points.every(({ outside }) => outside === null)).toBe(true);
});

it('has the exact test, lift and phi of two themes', () => {
  for (const [both = 0, onlyFirst = 0, onlySecond = 0, neither = 0, p = 0] of fixtures.fisher) {
    expect(chanceOf({ both, onlyFirst, onlySecond, neither }) / p).toBeCloseTo(1, 8);
  }
  const half = association({ both: 12, onlyFirst: 30, onlySecond: 40, neither: 318 });
  expect(half.expected).toBeCloseTo((42 * 52) / 400, 12);
  expect(half.lift).toBeCloseTo(12 / 5.46, 10);
  expect(half.phi).toBeCloseTo((12 * 318 - 30 * 40) / Math.sqrt(42 * 358 * 52 * 348), 12);
});

it('has the log-likelihood of a word, and its chance', () => {
  for (const [now = 0, before = 0, nowOf = 0, beforeOf = 0, g2 = 0, p = 0] of fixtures.g2) {
    const found = logLikelihood({ now, before, nowOf, beforeOf });
    expect(found).toBeCloseTo(g2, 9);
    expect(chiSquaredTail(found) / p).toBeCloseTo(1, 5);
  }
  for (const [p = 0, value = 0] of fixtures.chi2isf) {
    expect(chiSquaredTail(value) / p).toBeCloseTo(1, 5);
  }
});

it('has the kappa of the published examples', () => {
  for (const [table, kappa] of fixtures.kappa) {
    if (!Array.isArray(table) || typeof kappa !== 'number') throw new Error('Not a fixture.');
    expect(cohensKappa(table)?.kappa).toBeCloseTo(kappa, 12);
  }
  // The example of Cohen 1960 (psychiatric judgements, as 200 of them): kappa 0.492.
  const cohen = cohensKappa([
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ]);
  expect(cohen?.kappa).toBeCloseTo(0.492, 3);
  expect(
    cohensKappa([
      [7, 0],
      [0, 0],
    ]),
  ).toBeNull();
});

it('pools what was agreed and what chance explains over several themes before comparing them', () => {
  const one = [
    [20, 5],
    [10, 15],
  ];
  const unused = [
    [0, 0],
    [0, 50],
  ];
  expect(pooledKappa([one])).toBeCloseTo(0.4, 12);
  // (0.7 + 1) / 2 agreed, (0.5 + 1) / 2 by chance.
  expect(pooledKappa([one, unused])).toBeCloseTo((0.85 - 0.75) / 0.25, 12);
  expect(pooledKappa([unused])).toBeNull();
  expect(pooledKappa([])).toBeNull();
});

it('rarely sees change in noise, and mostly sees a real shift', () => {
  const random = seeded(20_261_122);
  const rounds = 2000;
  let onNoise = 0;
  let onShift = 0;
  let beyondLimits = 0;
  for (let round = 0; round < rounds; round += 1) {
    const noise = Array.from({ length: 24 }, () => drawn(random, 40, 0.3));
    const shift = Array.from({ length: 24 }, (_, i) => drawn(random, 40, i < 12 ? 0.3 : 0.5));
    const value = ({ count, of }: { count: number; of: number }) => count / of;
    if (runChart(noise.map(value)).says === 'change') onNoise += 1;
    if (runChart(shift.map(value)).says === 'change') onShift += 1;
    beyondLimits += pChart(noise).points.filter(({ outside }) => outside).length;
  }
  // docs/themes.md states these: some 3 % and over 90 %; the p-chart some 0.4 % a point.
  expect(onNoise / rounds).toBeGreaterThan(0.015);
  expect(onNoise / rounds).toBeLessThan(0.06);
  expect(onShift / rounds).toBeGreaterThan(0.9);
  expect(beyondLimits / rounds / 24).toBeLessThan(0.006);
});

it('finds hardly any rising word or pair in noise, however many are looked at', () => {
  const random = seeded(6);
  const rounds = 60;
  let falseWords = 0;
  let found = 0;
  let falsePairs = 0;
  for (let round = 0; round < rounds; round += 1) {
    const words = Array.from({ length: 150 }, (_, index) => ({
      word: `word${index}`,
      now: drawn(random, 160, 0.08).count,
      nowOf: 160,
      before: drawn(random, 480, 0.08).count,
      beforeOf: 480,
    }));
    falseWords += risingWords(words).length > 0 ? 1 : 0;
    const risen = { word: 'risen', now: 35, nowOf: 160, before: 36, beforeOf: 480 };
    found += risingWords([...words, risen]).some(({ word }) => word === 'risen') ? 1 : 0;
    const ps = Array.from({ length: 60 }, () => {
      const both = drawn(random, 200, 0.06).count;
      const onlyFirst = drawn(random, 200 - both, 0.14 / 0.94).count;
      const rest = 200 - both - onlyFirst;
      const onlySecond = drawn(random, rest, 0.24 / 0.8).count;
      return chanceOf({ both, onlyFirst, onlySecond, neither: rest - onlySecond });
    });
    falsePairs += standing(ps).some(Boolean) ? 1 : 0;
  }
  expect(falseWords / rounds).toBeLessThan(0.12);
  expect(found).toBe(rounds);
  expect(falsePairs / rounds).toBeLessThan(0.1);
});
