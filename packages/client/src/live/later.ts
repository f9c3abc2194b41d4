/** Time as live documents use it, so that tests can hold it still. */
export interface Later {
  /** Calls `run` once after `milliseconds`; the answer cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

export const browserLater: Later = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Milliseconds to wait before try number `attempt` (from 1): doubling from 250, at most 8 s, spread out by a fifth. */
export function backOff(attempt: number, spread = Math.random()): number {
  const base = Math.min(8000, 250 * 2 ** Math.min(attempt - 1, 10));
  return Math.round(base * (0.9 + spread * 0.2));
}
