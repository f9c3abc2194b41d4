/** A token bucket: `perSecond` on the long run, `atOnce` in a burst. Times are milliseconds of a clock that never goes back. */
export class Allowance {
  readonly #rate: { perSecond: number; atOnce: number };
  #tokens: number;
  #filledAt: number;

  constructor(rate: { perSecond: number; atOnce: number }, now: number) {
    this.#rate = rate;
    this.#tokens = rate.atOnce;
    this.#filledAt = now;
  }

  /** Takes `amount` if it is there. */
  take(amount: number, now: number): boolean {
    this.#fill(now);
    if (this.#tokens < amount) return false;
    this.#tokens -= amount;
    return true;
  }

  /** Milliseconds until `amount` is there. */
  wait(amount: number, now: number): number {
    this.#fill(now);
    const lacking = Math.min(amount, this.#rate.atOnce) - this.#tokens;
    return lacking <= 0 ? 0 : Math.ceil((lacking / this.#rate.perSecond) * 1000);
  }

  #fill(now: number): void {
    const gained = (Math.max(0, now - this.#filledAt) / 1000) * this.#rate.perSecond;
    this.#tokens = Math.min(this.#rate.atOnce, this.#tokens + gained);
    this.#filledAt = now;
  }
}
