import { findingsDocument, parseDocumentName } from '@alongside/workflows/live/protocol';
import type { Logger } from 'pino';
import type * as Y from 'yjs';
import {
  documentFrom,
  type LiveCollections,
  type ProjectedFinding,
  readDurable,
} from './document-log.ts';
import { periods } from './limits.ts';
import type { LiveDeps } from './ports.ts';
import { findingsReached, projectFindings } from './project-findings.ts';
import { readProjected, storeProjected } from './projection-store.ts';
import { isAgreed } from './rights.ts';

/** Keeps the `findings` collection equal to the durable documents, a little later than they change. */
export interface Projector {
  /** The durable findings of this discussion, or the stages it reached, may have changed. */
  changed(discussion: string): void;
  /** Nothing is remembered of it any more; another node may go on. */
  forget(discussion: string): void;
  close(): Promise<void>;
}

export interface ProjectorDeps extends Pick<LiveDeps, 'readCircles' | 'onContentChanged'> {
  collections: LiveCollections;
  logger: Logger;
  /** The document in memory when it holds what is durable and nothing else; undefined otherwise. */
  settledDocument(name: string): Y.Doc | undefined;
}

interface Task {
  timer: NodeJS.Timeout | null;
  running: Promise<void> | null;
  again: boolean;
  known: ProjectedFinding[] | null;
}

export function projector(deps: ProjectorDeps): Projector {
  const tasks = new Map<string, Task>();
  let closed = false;

  function schedule(discussion: string, wait: number): void {
    const task = tasks.get(discussion) ?? { timer: null, running: null, again: false, known: null };
    tasks.set(discussion, task);
    if (task.running) task.again = true;
    else task.timer ??= setTimeout(() => start(discussion, task), wait);
  }

  function start(discussion: string, task: Task): void {
    task.timer = null;
    task.again = false;
    task.running = project(deps, discussion, task)
      .catch((error: unknown) => {
        deps.logger.warn({ err: error, discussion }, 'findings could not be projected yet');
        task.known = null;
        task.again = true;
      })
      .finally(() => {
        task.running = null;
        if (task.again && !closed) schedule(discussion, periods.projectionAgain);
      });
  }

  return {
    changed(discussion) {
      if (!closed) schedule(discussion, periods.projection);
    },
    forget(discussion) {
      const task = tasks.get(discussion);
      if (task && !task.timer && !task.running) tasks.delete(discussion);
    },
    async close() {
      closed = true;
      for (const [discussion, task] of tasks) {
        if (task.timer) {
          clearTimeout(task.timer);
          start(discussion, task);
        }
      }
      await Promise.all([...tasks.values()].map(({ running }) => running));
    },
  };
}

async function project(deps: ProjectorDeps, discussion: string, task: Task): Promise<void> {
  const stored = (await deps.readCircles([discussion])).get(discussion);
  if (!stored) return;
  const { organisation, circle, stagesReached } = stored;
  const name = findingsDocument(discussion);
  task.known ??= await readProjected(deps.collections, organisation, discussion);
  let document = deps.settledDocument(name);
  if (!document) {
    const durable = await readDurable(deps.collections, organisation, name);
    const doc = parseDocumentName(name);
    const agreed = doc !== undefined && isAgreed(circle, doc);
    document = documentFrom(agreed ? { ...durable, entries: [] } : durable);
  }
  const findings = findingsReached(projectFindings(document), stagesReached);
  const { rows, changed } = await storeProjected(
    deps.collections,
    organisation,
    discussion,
    task.known,
    findings,
  );
  task.known = rows;
  if (changed) await deps.onContentChanged(discussion);
}
