import type { LocalStore } from './kept-copy.ts';
import { LiveDocument } from './live-document.ts';
import { forgetLocalStore, openLocalStore } from './local-store.ts';
import { endLiveConnection, liveConnection } from './live-connection.ts';
import type { SocketConnection } from './socket-connection.ts';
import { whenSaved } from './when-saved.ts';

/** Milliseconds a document stays open after the last screen left it: going back and forth costs nothing. */
const lingers = 4000;

interface Open {
  live: LiveDocument;
  holders: number;
  timer: ReturnType<typeof setTimeout> | null;
}

/** The documents one signed-in person has open over their connection. */
export class LiveDocuments {
  readonly person: string;
  readonly #connection: SocketConnection;
  readonly store: LocalStore;
  readonly #open = new Map<string, Open>();
  #ended = false;

  constructor(person: string) {
    this.person = person;
    this.#connection = liveConnection(person);
    this.store = openingStore(openLocalStore(person), () => this.#ended);
  }

  /** The open document of this name; `kept` on this device unless it is only for reading. */
  document(name: string, kept: boolean): LiveDocument {
    const known = this.#open.get(name);
    if (known) return known.live;
    const live = new LiveDocument({
      name,
      transport: this.#connection,
      store: kept ? this.store : null,
    });
    this.#open.set(name, { live, holders: 0, timer: null });
    this.#closeLater(name);
    return live;
  }

  hold(name: string): () => void {
    const open = this.#open.get(name);
    if (!open) return () => undefined;
    open.holders += 1;
    if (open.timer) clearTimeout(open.timer);
    open.timer = null;
    return () => {
      open.holders -= 1;
      if (open.holders === 0) this.#closeLater(name);
    };
  }

  /** Whether this device keeps something of a document. */
  async keeps(name: string): Promise<boolean> {
    if (this.#open.has(name)) return true;
    return (await this.store.rows(name).catch(() => [])).length > 0;
  }

  /** Documents that hold words the service has not confirmed yet. */
  get unsaved(): LiveDocument[] {
    return [...this.#open.values()].map(({ live }) => live).filter((live) => !live.drained);
  }

  close(): void {
    for (const { live, timer } of this.#open.values()) {
      if (timer) clearTimeout(timer);
      live.close();
    }
    this.#open.clear();
  }

  /** Closes for good: nothing is written to this device any more. */
  end(): void {
    this.#ended = true;
    this.close();
  }

  #closeLater(name: string): void {
    const open = this.#open.get(name);
    if (!open) return;
    if (open.timer) clearTimeout(open.timer);
    open.timer = setTimeout(() => {
      // What is still on its way is seen through first.
      if (!open.live.drained && open.live.snapshot.status !== 'held') return this.#closeLater(name);
      this.#open.delete(name);
      open.live.close();
    }, lingers);
  }
}

let current: LiveDocuments | null = null;

/** The documents of whoever is signed in; another person's are closed first. */
export function liveDocuments(person: string): LiveDocuments {
  if (current?.person === person) return current;
  current?.close();
  current = new LiveDocuments(person);
  window.addEventListener('beforeunload', askBeforeLeaving);
  return current;
}

/** Signing out: closes everything live and removes what this device kept. Call it after the session has ended. */
export async function endLiveSession(): Promise<void> {
  window.removeEventListener('beforeunload', askBeforeLeaving);
  // What has ended stays the current one: what is still drawn until the page goes must not begin another.
  current?.end();
  endLiveConnection();
  await forgetLocalStore();
}

/** Resolves when what was typed on this page is saved, or after a few seconds. */
export async function wordsArrived(): Promise<void> {
  await Promise.all((current?.unsaved ?? []).map((live) => whenSaved(live)));
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  // What waits is on this device; held words are not anywhere else.
  if (current?.unsaved.some((live) => live.snapshot.status === 'held')) event.preventDefault();
}

/** The store, before it is open. Where the browser offers none, reading and writing reject. */
function openingStore(opening: Promise<LocalStore>, hasEnded: () => boolean): LocalStore {
  opening.catch(() => undefined);
  return {
    rows: async (name) => (await opening).rows(name),
    async add(name, kind, bytes) {
      const store = await opening;
      if (hasEnded()) throw new Error('Signed out: nothing is kept here any more.');
      return store.add(name, kind, bytes);
    },
    remove: async (keys) => (await opening).remove(keys),
  };
}
