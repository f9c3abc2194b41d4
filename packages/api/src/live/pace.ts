import { performance } from 'node:perf_hooks';
import { periods } from './limits.ts';

/** Shares of its time that this process is at work: above the one it has none to spare, below the other it has. */
const busy = 0.97;
const atEase = 0.85;

/**
 * How long broadcasts are held so that several go to a page in one write: not at all while there is time to spare,
 * longer and longer when there is none. Writing is the dearest single thing an edit needs.
 */
export interface Pace {
  /** In milliseconds, at most `periods.holdAtMost`. */
  readonly hold: number;
  close(): void;
}

export function pace(): Pace {
  let hold = 0;
  let before = performance.eventLoopUtilization();
  const looking = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    hold = nextHold(hold, utilization);
  }, periods.lookAtPace);
  looking.unref();
  return {
    get hold() {
      return hold;
    },
    close: () => clearInterval(looking),
  };
}

/** Milliseconds to hold from now on; `utilization` is the share of the last while spent at work. */
export function nextHold(hold: number, utilization: number): number {
  if (utilization > busy) return Math.min(periods.holdAtMost, hold + periods.holdAtMost / 4);
  // Given up more slowly: holding is what makes the time.
  return utilization < atEase ? Math.max(0, hold - periods.holdAtMost / 8) : hold;
}
