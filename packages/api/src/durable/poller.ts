import type { Logger } from 'pino';

/** Work that is looked for at an interval, and at once when woken. */
export interface Poller {
  /** Looks again soon; harmless at any time. */
  wake(): void;
  /** Looks until there is nothing left to do. */
  drain(): Promise<void>;
  /** Starts no new round and waits for the one at work. */
  stop(): Promise<void>;
}

const breathMs = 25;

/**
 * Polling is the truth and a wake-up only makes it sooner: whatever a crash leaves behind is found by the next round.
 * @param round does what is due and says whether there may be more.
 */
export function createPoller(
  round: () => Promise<boolean>,
  options: { everyMs: number; logger: Logger; name: string },
): Poller {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  async function untilNothingIsLeft(): Promise<void> {
    do {
      again = false;
      while (!stopped && (await round()));
    } while (again && !stopped);
  }

  function run(): Promise<void> {
    again = true;
    running ??= untilNothingIsLeft().finally(() => {
      running = undefined;
    });
    return running;
  }

  function look(): void {
    if (stopped) return;
    run().catch((error: unknown) => {
      options.logger.error(
        { err: error, poller: options.name },
        'A round failed; the next one tries again.',
      );
    });
  }

  // A short breath, so that what is committed at the same time is done in one round.
  let woken: NodeJS.Timeout | undefined;
  function wake(): void {
    if (stopped) return;
    woken ??= setTimeout(() => {
      woken = undefined;
      look();
    }, breathMs);
  }

  const interval = setInterval(look, options.everyMs);
  interval.unref();
  return {
    wake,
    async drain() {
      await running?.catch(() => undefined);
      await run();
    },
    async stop() {
      stopped = true;
      clearInterval(interval);
      clearTimeout(woken);
      await running?.catch(() => undefined);
    },
  };
}
