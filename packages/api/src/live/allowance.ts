/** A token bucket: `perSecond` on the long run, `atOnce` in a burst. */
export interface Allowance {
  /** Takes `amount` if it is there. */
  take(amount: number, now: number): boolean;
  /** Milliseconds until `amount` is there. */
  wait(amount: number, now: number): number;
}

export function allowance(rate: { perSecond: number; atOnce: number }, start: number): Allowance {
  let tokens = rate.atOnce;
  let filledAt = start;

  function fill(now: number): void {
    const gained = (Math.max(0, now - filledAt) / 1000) * rate.perSecond;
    tokens = Math.min(rate.atOnce, tokens + gained);
    filledAt = now;
  }

  return {
    take(amount, now) {
      fill(now);
      if (tokens < amount) return false;
      tokens -= amount;
      return true;
    },
    wait(amount, now) {
      fill(now);
      const lacking = Math.min(amount, rate.atOnce) - tokens;
      return lacking <= 0 ? 0 : Math.ceil((lacking / rate.perSecond) * 1000);
    },
  };
}
