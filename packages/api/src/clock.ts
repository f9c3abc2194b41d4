/** Time as the service sees it, in milliseconds since the epoch. Passed in everywhere, so that tests and demo loading keep their own. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved. */
export interface MovableClock extends Clock {
  set(instant: number | string): void;
  advance(milliseconds: number): void;
}

export function movableClock(start: number | string): MovableClock {
  let now = new Date(start).getTime();
  return {
    now: () => now,
    set(instant) {
      now = new Date(instant).getTime();
    },
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}

/** The clock's time as an ISO instant in UTC. */
export function instantOf(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
