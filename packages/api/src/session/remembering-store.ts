import session from 'express-session';

/** How long a session may be answered from memory, in milliseconds: signing out elsewhere takes that long to hold here. */
export const rememberedFor = 5000;
const most = 10_000;

type Found = (error: unknown, session?: session.SessionData | null) => void;

/**
 * Spares the database a read with every request of a busy screen. Whatever this node changes it forgets at once.
 */
export class RememberingStore extends session.Store {
  readonly #store: session.Store;
  readonly #kept = new Map<string, { until: number; found: session.SessionData }>();

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
    this.#store.get(id, (error: unknown, found) => {
      if (!error && found) this.#remember(id, found);
      answer(error, found);
    });
  }

  override set(id: string, changed: session.SessionData, done?: (error?: unknown) => void): void {
    this.#kept.delete(id);
    this.#store.set(id, changed, done);
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    this.#kept.delete(id);
    this.#store.destroy(id, (error?: unknown) => {
      // A read that was under way may have remembered it meanwhile.
      this.#kept.delete(id);
      done?.(error);
    });
  }

  override touch(id: string, current: session.SessionData, done?: () => void): void {
    this.#store.touch?.(id, current, done);
  }

  #remember(id: string, found: session.SessionData): void {
    if (this.#kept.size >= most) this.#kept.clear();
    this.#kept.set(id, { until: Date.now() + rememberedFor, found: structuredClone(found) });
  }
}
