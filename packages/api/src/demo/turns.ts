import type { MovableClock } from '../clock.ts';
import type { Service } from '../service.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Something that happens, at its instant (milliseconds since the epoch). */
export interface Turn {
  at: number;
  /** Whether what leads to it and what it leads to must have happened before anything else does; unless said otherwise. */
  settles?: boolean;
  happen(): Promise<void>;
}

/**
 * Lives through turns in their order and the days between, so that timers come due and reminders go out when they
 * would have. What stands at one instant happens side by side.
 * @param until the instant at which the telling ends
 * @param progress is told how many of the turns have happened, now and then
 */
export async function liveThrough(
  service: Pick<Service, 'settle'>,
  clock: MovableClock,
  turns: readonly Turn[],
  until: number,
  progress: (happened: number) => void = () => undefined,
): Promise<void> {
  const moments = byMoment(turns);
  clock.set((moments[0]?.[0] ?? until) - 1);
  let settledAt = clock.now();
  let happened = 0;
  for (const [at, together] of moments) {
    const settles = together.some((turn) => turn.settles ?? true);
    await live(at, settles);
    await Promise.all(together.map((turn) => turn.happen()));
    if (settles) await settle();
    happened += together.length;
    progress(happened);
  }
  await live(until, true);

  /** Lives on until then, a day at a time; what came due on the way has happened by then, or within a day. */
  async function live(then: number, allOfIt: boolean): Promise<void> {
    while (clock.now() < then) {
      clock.set(Math.min(settledAt + dayMs, then));
      if (allOfIt || clock.now() === settledAt + dayMs) await settle();
    }
  }

  async function settle(): Promise<void> {
    await service.settle();
    settledAt = clock.now();
  }
}

function byMoment(turns: readonly Turn[]): [number, Turn[]][] {
  const moments = new Map<number, Turn[]>();
  for (const turn of turns) {
    const together = moments.get(turn.at);
    if (together) together.push(turn);
    else moments.set(turn.at, [turn]);
  }
  return [...moments].toSorted(([one], [other]) => one - other);
}
