import { describe, expect, it } from 'vitest';
import { firstWords, headline, saysSeries } from './says.ts';
import { evenly, seriesOf } from './series.ts';

/** So many of forty a point, four weeks each. */
function series(kind: 'strength' | 'learningPoint', counts: readonly number[]) {
  const blocks = counts.map((count, index) => ({
    from: 2920 + index * 4,
    weeks: 4,
    counts: [count, 40 - count],
  }));
  return seriesOf(kind, blocks);
}
const wobble = (level: number, length: number) =>
  Array.from({ length }, (_, index) => level + ((index * 5) % 3));

describe('points', () => {
  it('are of one length where blocks are of several, so that short ones do not draw the line to the middle', () => {
    const block = (from: number, weeks: number) => ({ from, weeks, counts: [weeks, weeks] });
    const blocks = [block(0, 1), block(1, 1), block(2, 2), block(4, 4), block(8, 4), block(12, 12)];
    expect(evenly(blocks)).toEqual([block(0, 4), block(4, 4), block(8, 4), block(12, 12)]);
    expect(evenly([block(0, 1), block(1, 1), block(2, 2)])).toEqual([
      block(0, 1),
      block(1, 1),
      block(2, 2),
    ]);
  });
});

describe('the words', () => {
  it('claim no change where the rules show none', () => {
    const noise = series('strength', [9, 14, 10, 13, 8, 15, 11, 9, 14, 10, 13, 12]);
    expect(saysSeries('Direct work', noise)).toContain('no change beyond chance');
    expect(headline('Direct work', noise)).toBeNull();
  });

  it('say from nine points that they are too few', () => {
    const few = series('strength', wobble(8, 9));
    expect(saysSeries('Direct work', few)).toContain('too few points');
    expect(headline('Direct work', few)).toBeNull();
  });

  it('say since when something is raised more often, and by which rule', () => {
    const risen = series('strength', [...wobble(6, 12), ...wobble(20, 12)]);
    expect(headline('Direct work', risen)).toMatch(
      /raised more often as a strength since \w+ \d{4}, beyond what chance explains\.$/,
    );
    expect(saysSeries('Direct work', risen)).toMatch(
      /12 points in a row lie on one side.*the line crosses its median once; chance/,
    );
  });

  it('[S3.3] flag what was better for a time and is not any more, and nothing that has become better', () => {
    const slipped = [...wobble(20, 12), ...wobble(6, 12)];
    expect(headline('Direct work', series('strength', slipped))).toContain('slipping back');
    expect(headline('Supervision', series('learningPoint', slipped))).not.toContain(
      'slipping back',
    );
  });

  it('say how many such changes chance alone would make, and nothing of too few discussions', () => {
    const words = { discussions: 400, anyTheme: true, headlines: ['It changed.'], tooFew: 0 };
    expect(firstWords({ ...words, anyTheme: false, headlines: [], charts: 0 })[0]).toContain(
      'No theme can be shown here',
    );
    expect(firstWords({ ...words, charts: 24 }).at(-1)).toContain('about 1 of them');
    expect(firstWords({ ...words, discussions: null, charts: 0 })[0]).toContain('too few');
    expect(firstWords({ ...words, headlines: [], charts: 24 })).toEqual([
      'No change beyond chance.',
    ]);
    expect(firstWords({ ...words, headlines: [], charts: 3, tooFew: 21 })).toEqual([
      'No change beyond chance in the 3 charts with points enough to tell; 21 more have too few.',
    ]);
  });
});
