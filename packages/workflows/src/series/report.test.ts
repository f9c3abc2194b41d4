import { describe, expect, test } from 'vitest';
import { type AgreedOne, themesOfSeries } from './report.ts';

const themes = [{ id: 'direct-work', name: 'Direct work' }];
const strength = 'theme:direct-work:strength';

/** Discussions agreed one after another; the first `raising` of them raise direct work as a strength. */
function agreed(count: number, raising: number, workers = 5): AgreedOne[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `d${index}`,
    at: `2026-11-${String(index + 1).padStart(2, '0')}`,
    worker: `w${index % workers}`,
    keys: index < raising ? ['all', strength] : ['all'],
  }));
}

describe('which themes a series raised', () => {
  test('is said from ten discussions of three workers on, and of each theme from five of three', () => {
    expect(themesOfSeries(agreed(9, 9), themes)).toEqual({ counted: 0, themes: [] });
    expect(themesOfSeries(agreed(10, 10, 2), themes).counted).toBe(0);
    expect(themesOfSeries(agreed(10, 4), themes)).toEqual({ counted: 10, themes: [] });
    expect(themesOfSeries(agreed(10, 5), themes).themes).toMatchObject([
      { strength: 5, learningPoint: null },
    ]);
    const ofTwo = agreed(10, 0).map((one, index) => ({
      ...one,
      keys: index % 5 < 2 || index === 9 ? [strength] : [],
    }));
    expect(themesOfSeries(ofTwo, themes).themes).toHaveLength(1);
    expect(
      themesOfSeries(
        ofTwo.map((one, index) => (index === 9 ? { ...one, worker: 'w0' } : one)),
        themes,
      ).themes,
    ).toHaveLength(0);
  });

  test('does not move with one discussion: nothing changes until ten more of three workers are agreed', () => {
    const ten = themesOfSeries(agreed(10, 10), themes);
    for (let count = 11; count < 20; count += 1) {
      expect(themesOfSeries(agreed(count, count), themes)).toEqual(ten);
    }
    expect(themesOfSeries(agreed(20, 20), themes).counted).toBe(20);
    const byOne = agreed(25, 25).map((one, index) => (index < 10 ? one : { ...one, worker: 'w1' }));
    expect(themesOfSeries(byOne, themes)).toEqual(ten);
  });

  test('is said to the nearest five, so that it cannot be subtracted from anything', () => {
    const said = [11, 12, 13, 17, 18].map(
      (raising) => themesOfSeries(agreed(20, raising), themes).themes[0]?.strength,
    );
    expect(said).toEqual([10, 10, 15, 15, 20]);
  });
});
