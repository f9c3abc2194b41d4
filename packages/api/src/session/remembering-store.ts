import session from 'express-session';

/** How long a session may be answered from memory, in milliseconds, should its end elsewhere not have been told. */
const rememberedFor = 5000;
const most = 10_000;

type Found = (error: unknown, session?: session.SessionData | null) => void;

/**
 * Spares the database a read with every request of a busy screen. Whatever this node changes it forgets at once.
 */
export class RememberingStore extends session.Store {
  readonly #store: session.Store;
  readonly #kept = new Map<string, { until: number; found: session.SessionData }>();
  readonly #staying = new Set<string>();
  /** One more with each forgetting: what was being read meanwhile is not remembered. */
  #forgotten = 0;

  constructor(store: session.Store) {
    super();
    this.#store = store;
  }

  override get(id: string, answer: Found): void {
    const known = this.#kept.get(id);
    if (known && known.until > Date.now()) {
      answer(null, structuredClone(known.found));
      return;
    }
    this.fresh(id).then(
      (found) => answer(null, found),
      (error: unknown) => answer(error),
    );
  }

  /** As the database has it now. */
  fresh(id: string): Promise<session.SessionData | null> {
    const forgotten = this.#forgotten;
    return new Promise((resolve, reject) => {
      this.#store.get(id, (error: unknown, found) => {
        if (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
          return;
        }
        if (found && forgotten === this.#forgotten) this.#remember(id, found);
        else this.#kept.delete(id);
        resolve(found ?? null);
      });
    });
  }

  override set(id: string, changed: session.SessionData, done?: (error?: unknown) => void): void {
    this.#kept.delete(id);
    this.#store.set(id, changed, done);
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    this.#kept.delete(id);
    if (this.#staying.delete(id)) {
      done?.();
      return;
    }
    this.#store.destroy(id, (error?: unknown) => {
      // A read that was under way may have remembered it meanwhile.
      this.#kept.delete(id);
      done?.(error);
    });
  }

  /** When a session ends is in what is kept of it; a request moves nothing. */
  override touch(_id: string, _current: session.SessionData, done?: () => void): void {
    done?.();
  }

  /** The next `destroy` of this id leaves it: its session gets another id, and this one goes on for a moment. */
  stay(id: string): void {
    this.#staying.add(id);
  }

  /** Forgets what is remembered of sessions like this, after they were changed in the database. */
  forget(like: (known: session.SessionData) => boolean): void {
    this.#forgotten += 1;
    for (const [id, { found }] of this.#kept) if (like(found)) this.#kept.delete(id);
  }

  #remember(id: string, found: session.SessionData): void {
    if (this.#kept.size >= most) this.#kept.clear();
    this.#kept.set(id, { until: Date.now() + rememberedFor, found: structuredClone(found) });
  }
}
