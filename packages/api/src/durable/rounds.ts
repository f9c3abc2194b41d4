import type { Logger } from 'pino';
import { createPoller, type Poller } from './poller.ts';

/** Everything the service looks for by itself, by name. */
export interface Rounds {
  /**
   * @param round does what is due and says whether there may be more.
   * @param everyMs how often it is looked for, where that is not as often as the others
   */
  add(name: string, round: () => Promise<boolean>, everyMs?: number): Poller;
  /** Each, in the order they were added, until there is nothing left to do; `after` follows each. */
  drain(after: () => Promise<void>): Promise<void>;
  /** Starts no new round and waits for those at work. */
  stop(): Promise<void>;
}

export function createRounds(usual: { everyMs: number; logger: Logger }): Rounds {
  const pollers: Poller[] = [];
  return {
    add(name, round, everyMs = usual.everyMs) {
      const poller = createPoller(round, { ...usual, everyMs, name });
      pollers.push(poller);
      return poller;
    },
    async drain(after) {
      for (const poller of pollers) {
        await poller.drain();
        await after();
      }
    },
    async stop() {
      await Promise.all(pollers.map((poller) => poller.stop()));
    },
  };
}
