import { availableParallelism } from 'node:os';
import type { ClientAsked, ClientCalls, ClientQuestion } from '../clients/client-contract.ts';
import { Asked } from './asking.ts';

type Answer<Name extends keyof ClientCalls> = ReturnType<ClientCalls[Name]>;

/** One process full of people. */
export class ClientProcess {
  readonly #asked: Asked<ClientAsked>;

  private constructor(asked: Asked<ClientAsked>) {
    this.#asked = asked;
  }

  static async start(log: string): Promise<ClientProcess> {
    const asked = new Asked<ClientAsked>('clients/main.ts', { args: [], env: {}, node: [], log });
    await asked.ready;
    return new ClientProcess(asked);
  }

  get pid(): number {
    return this.#asked.pid;
  }

  /** Asks one thing by its name in `ClientCalls`. */
  ask<Name extends keyof ClientCalls>(
    question: ClientQuestion & { name: Name },
  ): Promise<Answer<Name>> {
    return this.#asked.ask<Answer<Name>>((id) => ({ ...question, id }));
  }

  async end(): Promise<void> {
    this.#asked.kill('SIGTERM');
    await this.#asked.ended;
  }
}

/** As many client processes as share the load: two, one where there is a single core. */
export function startClients(log: string): Promise<ClientProcess[]> {
  const count = Math.min(2, availableParallelism());
  return Promise.all(Array.from({ length: count }, () => ClientProcess.start(log)));
}

/** Deals things out over the client processes, each its own part. */
export function dealt<Thing>(things: readonly Thing[], parts: number): Thing[][] {
  return Array.from({ length: parts }, (_, part) =>
    things.filter((_thing, index) => index % parts === part),
  );
}
