import type { Finding } from '@alongside/workflows/discussion/findings';
import { setTimeout as pause } from 'node:timers/promises';
import { findingsDocument } from '@alongside/workflows/live/protocol';
import type { Logger } from 'pino';
import {
  documentFrom,
  type LiveCollections,
  type ProjectedFinding,
  readDurable,
} from './document-log.ts';
import { periods } from './limits.ts';
import type { OpenDocument } from './open-document.ts';
import type { LiveDeps, StoredCircle } from './ports.ts';
import { findingsReached, projectFindings } from './project-findings.ts';
import { readProjected, storeProjected } from './projection-store.ts';
import type { Outcome } from './settle.ts';
import { standing } from './standing.ts';

/** Keeps the `findings` collection equal to the durable documents, a little later than they change. */
export interface Projector {
  /** The durable findings of this discussion, or the stages it reached, may have changed. */
  changed(discussion: string): void;
  close(): Promise<void>;
}

export interface ProjectorDeps extends Pick<LiveDeps, 'readCircles' | 'onContentChanged'> {
  collections: LiveCollections;
  logger: Logger;
  /** The document when it is open here. */
  openDocument(name: string): OpenDocument | undefined;
  /** Resolves when all that was accepted for this document so far is durable, and says what became of it. */
  whenDurable(name: string): Promise<Outcome>;
}

interface Task {
  timer: NodeJS.Timeout | null;
  running: Promise<void> | null;
  again: boolean;
  /** Of the monotonic clock, in milliseconds. */
  notBefore: number;
  known: ProjectedFinding[] | null;
}

export function projector(deps: ProjectorDeps): Projector {
  const tasks = new Map<string, Task>();
  const inTurn = turns();
  let closed = false;

  function schedule(discussion: string, wait: number): void {
    const task = tasks.get(discussion) ?? newTask();
    tasks.set(discussion, task);
    if (task.running) {
      task.again = true;
      return;
    }
    const rest = Math.max(wait, task.notBefore - performance.now());
    task.timer ??= setTimeout(() => start(discussion, task), rest);
  }

  function start(discussion: string, task: Task): void {
    task.timer = null;
    task.again = false;
    const begun = performance.now();
    let rests: number = periods.projectionAgain;
    task.running = project(deps, inTurn, discussion, task)
      .then((changed) => {
        // Looking without finding anything, as after opening, holds nothing up.
        if (!changed) rests = 0;
      })
      .catch((error: unknown) => {
        deps.logger.warn({ err: error, discussion }, 'findings could not be projected yet');
        task.known = null;
        task.again = true;
      })
      .finally(() => {
        const ended = performance.now();
        task.running = null;
        const took = ended - begun;
        task.notBefore =
          ended + Math.min(periods.projectionAtMost, Math.max(rests, (rests > 0 ? 50 : 2) * took));
        if (task.again && !closed) schedule(discussion, 0);
        else if (!deps.openDocument(findingsDocument(discussion))) tasks.delete(discussion);
      });
  }

  return {
    changed(discussion) {
      if (!closed) schedule(discussion, periods.projection);
    },
    async close() {
      closed = true;
      for (const [discussion, task] of tasks) {
        await task.running;
        if (!task.timer && !task.again) continue;
        if (task.timer) clearTimeout(task.timer);
        start(discussion, task);
        await task.running;
      }
    },
  };
}

function newTask(): Task {
  return { timer: null, running: null, again: false, notBefore: 0, known: null };
}

/** In milliseconds. */
const restAtMost = 50;

type Turns = <Result>(work: () => Result | Promise<Result>) => Promise<Result>;

/**
 * One after the other, with a rest of twice as long in between, and no longer than `restAtMost`: many rooms become durable
 * in the same instant, and typing must not wait behind them all; a slow database must not make them wait for rests.
 */
function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return function inTurn(work) {
    const done = last.then(async () => {
      const begun = performance.now();
      const result = await work();
      return { result, took: performance.now() - begun };
    });
    last = done.then(
      ({ took }) => pause(Math.min(2 * took, restAtMost)),
      () => undefined,
    );
    return done.then(({ result }) => result);
  };
}

/** @returns whether the projection was another than the document */
async function project(
  deps: ProjectorDeps,
  inTurn: Turns,
  discussion: string,
  task: Task,
): Promise<boolean> {
  const name = findingsDocument(discussion);
  const open = deps.openDocument(name);
  const stored = open?.stored ?? (await deps.readCircles([discussion])).get(discussion);
  if (!stored) return false;
  const { organisation, stagesReached } = stored;
  // Before the room opens nothing can be written, and nothing that is there exists yet.
  if (stagesReached.length === 0) return false;
  const known = (task.known ??= await readProjected(deps.collections, organisation, discussion));
  const durable = await durableFindings(deps, inTurn, discussion, stored);
  const findings = findingsReached(durable, stagesReached);
  return inTurn(async () => {
    const { collections } = deps;
    const after = await storeProjected(collections, organisation, discussion, known, findings);
    task.known = after.rows;
    if (after.changed) await deps.onContentChanged(discussion);
    return after.changed;
  });
}

/** Of what is in memory, once all of that is durable; otherwise from the log. */
async function durableFindings(
  deps: ProjectorDeps,
  inTurn: Turns,
  discussion: string,
  stored: StoredCircle,
): Promise<Finding[]> {
  const name = findingsDocument(discussion);
  const open = deps.openDocument(name);
  if (open?.atHand) {
    const findings = await inTurn(() => open.atHand && projectFindings(open.atHand.document));
    if (findings && (await deps.whenDurable(name)) === 'kept') return findings;
  }
  const durable = await readDurable(deps.collections, stored.organisation, name);
  return projectFindings(documentFrom(standing(durable, stored, { kind: 'findings', discussion })));
}
