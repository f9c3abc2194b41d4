import type { Place } from '../clients/client-contract.ts';
import { Asked } from './asking.ts';
import type { Competitor } from './competitors.ts';
import type { MemoryNow, OpenedRoom, ServerCall, ServerOptions } from './server-contract.ts';

/** One server under measurement, as a process of its own. */
export class ServerProcess {
  readonly place: Place;
  readonly #asked: Asked<ServerCall>;

  private constructor(asked: Asked<ServerCall>, place: Place) {
    this.#asked = asked;
    this.place = place;
  }

  /** Starts it and waits until it listens. `node`: further options for Node, such as a profiler's. */
  static async start(
    competitor: Competitor,
    options: ServerOptions & { log: string; node?: string[] },
  ): Promise<ServerProcess> {
    const asked = new Asked<ServerCall>(`servers/${competitor.script}`, {
      args: competitor.args,
      env: { BENCH_SERVER: JSON.stringify(options) },
      node: ['--expose-gc', ...(options.node ?? [])],
      log: options.log,
    });
    const url = await asked.ready;
    return new ServerProcess(asked, { protocol: competitor.protocol, url });
  }

  get pid(): number {
    return this.#asked.pid;
  }

  memory(): Promise<MemoryNow> {
    return this.#asked.ask<MemoryNow>((id) => ({ id, ask: 'memory' }));
  }

  rooms(count: number, label: string): Promise<OpenedRoom[]> {
    return this.#asked.ask<OpenedRoom[]>((id) => ({ id, ask: 'rooms', count, label }));
  }

  /** Ends it, by default as a crash would. */
  async end(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    this.#asked.kill(signal);
    await this.#asked.ended;
  }
}
