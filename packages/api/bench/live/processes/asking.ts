import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Answer {
  ready?: string;
  id?: number;
  result?: unknown;
  failed?: string;
}

/** A process of ours that says when it is ready and answers questions over IPC, one answer for each. */
export class Asked<Question extends { id: number }> {
  readonly ready: Promise<string>;
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { done(result: unknown): void; failed(why: Error): void }>();
  #lastId = 0;

  /** `script` is a TypeScript file of this folder's parent; what it prints goes to `log`. */
  constructor(
    script: string,
    options: { args: string[]; env: Record<string, string>; node: string[]; log: string },
  ) {
    const log = openSync(options.log, 'a');
    this.#child = spawn(
      process.execPath,
      [
        ...options.node,
        ...['--conditions=@alongside/source', '--import', import.meta.resolve('tsx')],
        fileURLToPath(new URL(`../${script}`, import.meta.url)),
        ...options.args,
      ],
      {
        stdio: ['ignore', log, log, 'ipc'],
        serialization: 'advanced',
        env: { ...process.env, NODE_ENV: 'production', ...options.env },
      },
    );
    this.ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.ready = new Promise((resolve, reject) => {
      this.#child.on('message', (answer: Answer) => this.#heard(answer, resolve));
      void this.ended.then((code) => {
        const why = new Error(`${script} ended (${code}); what it said is in ${options.log}`);
        reject(why);
        for (const one of this.#waiting.values()) one.failed(why);
      });
    });
    this.ready.catch(() => undefined);
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the process did not start');
    return this.#child.pid;
  }

  /** Asks; `make` puts the id into the question. The answer is of the kind its contract says. */
  ask<Result>(make: (id: number) => Question): Promise<Result> {
    const id = (this.#lastId += 1);
    return new Promise<Result>((resolve, reject) => {
      function done(result: Result): void {
        resolve(result);
      }
      this.#expect(id, done, reject);
      this.#child.send(make(id), (error) => error && reject(error));
    });
  }

  kill(signal: 'SIGKILL' | 'SIGTERM'): void {
    this.#child.kill(signal);
  }

  // The one place where an answer is taken for what the contract says it is.
  #expect(id: number, done: (result: never) => void, failed: (why: Error) => void): void {
    this.#waiting.set(id, { done: done, failed });
  }

  #heard(answer: Answer, ready: (what: string) => void): void {
    if (answer.ready !== undefined) return ready(answer.ready);
    const one = this.#waiting.get(answer.id ?? 0);
    this.#waiting.delete(answer.id ?? 0);
    if (answer.failed !== undefined) one?.failed(new Error(answer.failed));
    else one?.done(answer.result);
  }
}
