import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { ProblemError } from '../problem-error.ts';
import type { Door } from './command-door.ts';
import type { Kind, WorkflowTypes } from './kind.ts';
import type { StoredTimer } from './stored-workflow.ts';
import { TimerGoneError } from './timer-token.ts';

/** A workflow with timers of which one is due, leased to this node. */
export interface DueTimers {
  workflow: string;
  organisation: string;
  timers: StoredTimer[];
}

export interface TimerStore {
  /** Takes the lease on the workflow whose timer has been due longest. */
  claim(now: Date): Promise<DueTimers | null>;
  /** Takes a timer away that means nothing any more: the machine refused it, or no longer knows its name. */
  discard(due: DueTimers, token: string): Promise<void>;
}

/**
 * Fires what is due through the same door as everybody's commands. The door checks the token within its
 * transaction, so that a timer disarmed, armed anew or fired by another node meanwhile does nothing.
 * @returns a round for a poller: whether there may be more to do.
 */
export function createTimers<T extends WorkflowTypes>(
  kind: Kind<T>,
  store: TimerStore,
  { door, clock, logger }: { door: Door; clock: Clock; logger: Logger },
): () => Promise<boolean> {
  async function fire(due: DueTimers, timer: StoredTimer): Promise<void> {
    const command = kind.timerCommand(timer.name);
    if (!command) return store.discard(due, timer.token);
    try {
      await door.perform(kind, {
        organisation: due.organisation,
        sender: { kind: 'system' },
        commandId: `timer:${due.workflow}:${timer.token}`,
        workflow: due.workflow,
        command,
        timer: timer.token,
      });
    } catch (error) {
      if (error instanceof TimerGoneError) return;
      if (!(error instanceof ProblemError)) throw error;
      logger.info(
        { workflow: due.workflow, timer: timer.name, reason: error.message },
        'A timer had nothing to do.',
      );
      await store.discard(due, timer.token);
    }
  }

  return async function round() {
    const due = await store.claim(new Date(clock.now()));
    if (!due) return false;
    const ready = due.timers
      .filter((timer) => timer.dueAt.getTime() <= clock.now())
      .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    for (const timer of ready) {
      try {
        await fire(due, timer);
      } catch (error) {
        // The lease keeps others, and us, from trying again at once.
        logger.warn(
          { err: error, workflow: due.workflow, timer: timer.name },
          'A timer did not fire; it is tried again.',
        );
      }
    }
    return true;
  };
}
