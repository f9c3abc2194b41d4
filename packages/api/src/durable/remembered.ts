import type { StoredWorkflow } from './stored-workflow.ts';

/** The workflow is not any more as it was remembered: the command is decided anew on what is stored. */
export class StaleError extends Error {
  override readonly name = 'StaleError';
}

const most = 500;

/**
 * Workflows as this node last wrote them. A command may be decided on one, because the write that follows only
 * happens if the stored revision is still that one; nobody is refused, and nothing is shown, on memory alone.
 */
export class Remembered<Projection> {
  readonly #kept = new Map<string, StoredWorkflow<Projection>>();

  get(workflow: string, organisation: string): StoredWorkflow<Projection> | undefined {
    const found = this.#kept.get(workflow);
    return found?.organisation === organisation ? found : undefined;
  }

  keep(stored: StoredWorkflow<Projection>): void {
    this.#kept.delete(stored._id);
    if (this.#kept.size >= most) {
      for (const oldest of this.#kept.keys()) {
        this.#kept.delete(oldest);
        break;
      }
    }
    this.#kept.set(stored._id, stored);
  }

  forget(workflow: string): void {
    this.#kept.delete(workflow);
  }
}
