import type { Place } from '../clients/client-contract.ts';
import { Asked } from './asking.ts';
import type { Competitor } from './competitors.ts';
import type { MemoryNow, OpenedRoom, ServerCall, ServerOptions } from './server-contract.ts';

/** One server under measurement, as a process of its own. */
export class ServerProcess {
  readonly place: Place;
  /** Whether it has a word for "saved". */
  readonly acknowledges: boolean;
  readonly #asked: Asked<ServerCall>;

  private constructor(asked: Asked<ServerCall>, place: Place, acknowledges: boolean) {
    this.#asked = asked;
    this.place = place;
    this.acknowledges = acknowledges;
  }

  /** Starts it and waits until it listens. */
  static async start(
    competitor: Competitor,
    options: ServerOptions & { log: string },
  ): Promise<ServerProcess> {
    const asked = new Asked<ServerCall>(`servers/${competitor.script}`, {
      args: competitor.args,
      env: { BENCH_SERVER: JSON.stringify(options) },
      node: ['--expose-gc'],
      log: options.log,
    });
    const url = await asked.ready;
    const place = { protocol: competitor.protocol, url };
    return new ServerProcess(asked, place, competitor.acknowledges !== 'nothing');
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

  /** Profiles its JavaScript for as long as `work` takes. */
  async profiled<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
    await this.#asked.ask<void>((id) => ({ id, ask: 'profile', file, on: true }));
    const result = await work();
    await this.#asked.ask<void>((id) => ({ id, ask: 'profile', file, on: false }));
    return result;
  }

  /** Ends it as a crash would. */
  async end(): Promise<void> {
    this.#asked.kill('SIGKILL');
    await this.#asked.ended;
  }
}
