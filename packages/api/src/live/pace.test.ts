import { describe, expect, it } from 'vitest';
import { periods } from './limits.ts';
import { nextHold } from './pace.ts';

function after(hold: number, ...utilizations: number[]): number {
  return utilizations.reduce(nextHold, hold);
}

describe('how long broadcasts are held', () => {
  it('is not at all while there is time to spare', () => {
    expect(after(0, 0.2, 0.69, 0.95, 0.4)).toBe(0);
  });

  it('grows while there is none, to a bound', () => {
    expect(after(0, 0.98)).toBeGreaterThan(0);
    expect(after(0, 1, 1, 1, 1, 1, 1, 1)).toBe(periods.holdAtMost);
  });

  it('stays while holding is what makes the time, and goes when it is needed no more', () => {
    expect(after(40, 0.9, 0.9)).toBe(40);
    expect(after(40, 0.5)).toBeLessThan(40);
    expect(after(periods.holdAtMost, ...Array.from({ length: 8 }, () => 0.3))).toBe(0);
  });
});
