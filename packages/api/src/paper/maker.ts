import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { z } from 'zod';
import { canonicalJson } from '../durable/canonical-json.ts';
import { ProblemError } from '../problem-error.ts';
import type { Papers } from './sheet.ts';

/** Makes papers away from the service's own thread. */
export interface PaperMaker {
  /** The same sheet gives the same bytes. @throws ProblemError `unavailable` when it takes longer than half a minute. */
  make<Form extends keyof Papers>(form: Form, sheet: Papers[Form]): Promise<Uint8Array>;
  close(): Promise<void>;
}

const longestMs = 30_000;
/** Kept in memory alone, by what stands on them: nothing that was agreed lies about as a file. */
const keptAtMost = 32;
const letGoAfterMs = 5 * 60_000;

const madeSchema = z.union([
  z.object({ id: z.number(), bytes: z.instanceof(Uint8Array) }),
  z.object({ id: z.number(), failed: z.string() }),
]);

interface Order {
  done(bytes: Uint8Array): void;
  failed(error: Error): void;
}

export function createPaperMaker(logger: Logger): PaperMaker {
  const kept = new Map<string, Promise<Uint8Array>>();
  const orders = new Map<number, Order>();
  let thread: Worker | undefined;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;

  function failAll(error: Error): void {
    for (const order of orders.values()) order.failed(error);
    orders.clear();
  }

  function started(): Worker {
    const worker = startThread();
    worker.on('message', (message: unknown) => {
      const made = madeSchema.parse(message);
      const order = orders.get(made.id);
      orders.delete(made.id);
      if ('bytes' in made) order?.done(made.bytes);
      else order?.failed(new Error(made.failed));
    });
    worker.on('error', (error) => {
      logger.error(
        { err: error },
        'The thread that makes papers ended; the next one is begun afresh.',
      );
      failAll(error instanceof Error ? error : new Error(String(error)));
    });
    worker.on('exit', () => {
      if (thread === worker) thread = undefined;
      failAll(new Error('The thread that makes papers has ended.'));
    });
    return worker;
  }

  /** Fonts take room: a thread that nobody has needed for a while goes. */
  function rest(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      void thread?.terminate();
    }, letGoAfterMs);
    idle.unref();
  }

  async function draw(form: keyof Papers, sheet: Papers[keyof Papers]): Promise<Uint8Array> {
    thread ??= started();
    lastId += 1;
    const id = lastId;
    const worker = thread;
    let late: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Uint8Array>((done, failed) => {
        orders.set(id, { done, failed });
        late = setTimeout(() => {
          failed(new ProblemError('unavailable', 'Making the paper took too long. Try again.'));
          void worker.terminate();
        }, longestMs);
        worker.postMessage({ id, form, sheet }, []);
      });
    } finally {
      clearTimeout(late);
      orders.delete(id);
      rest();
    }
  }

  return {
    make(form, sheet) {
      const key = createHash('sha256')
        .update(`${form}:${canonicalJson(sheet)}`)
        .digest('hex');
      const known = kept.get(key);
      if (known) return known;
      const made = draw(form, sheet);
      kept.set(key, made);
      made.catch(() => kept.delete(key));
      const [oldest] = kept.keys();
      if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
      return made;
    },
    async close() {
      clearTimeout(idle);
      await thread?.terminate();
    },
  };
}

/** From the sources a thread has to be told first how to read TypeScript; what was built it reads by itself. */
function startThread(): Worker {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return new Worker(new URL('./thread.js', here));
  const tsx = new URL(
    'dist/esm/api/index.mjs',
    pathToFileURL(createRequire(here).resolve('tsx/package.json')),
  ).href;
  const thread = new URL('./thread.ts', here).href;
  const begin = `import('${tsx}').then(({ register }) => (register(), import('${thread}')))`;
  return new Worker(begin, { eval: true, execArgv: ['--conditions=@alongside/source'] });
}
