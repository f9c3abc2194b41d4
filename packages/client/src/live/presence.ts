import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Later } from './later.ts';
import type { LiveTransport } from './transport.ts';

const fromService = Symbol('from the service');
/** Milliseconds between two messages about where a caret is. */
const throttle = 100;

/** Who is in a document and where, over the socket. Says nothing until the document is joined. */
export class Presence {
  readonly #name: string;
  readonly #transport: LiveTransport;
  readonly #later: Later;
  readonly #listeners = new Set<() => void>();
  #awareness: Awareness;
  #joined = false;
  #told = false;
  #timer: (() => void) | null = null;

  constructor(name: string, transport: LiveTransport, later: Later, doc: Y.Doc) {
    this.#name = name;
    this.#transport = transport;
    this.#later = later;
    this.#awareness = this.#begin(doc);
  }

  get awareness(): Awareness {
    return this.#awareness;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  take(update: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, update, fromService);
  }

  joined(): void {
    this.#joined = true;
    this.#sendSoon();
  }

  /** Without a connection nobody knows who is there: others fade, this person stays. */
  lost(): void {
    this.#joined = false;
    this.#timer?.();
    this.#timer = null;
    const others = [...this.#awareness.getStates().keys()].filter(
      (client) => client !== this.#awareness.clientID,
    );
    removeAwarenessStates(this.#awareness, others, fromService);
  }

  /** The document was replaced by another. */
  follow(doc: Y.Doc): void {
    const state = this.#awareness.getLocalState();
    this.#awareness.destroy();
    this.#awareness = this.#begin(doc);
    this.#awareness.setLocalState(state && { ...state, cursor: null });
  }

  /** Says goodbye, so that nobody waits for a caret to fade. */
  close(): void {
    this.#awareness.setLocalState(null);
    this.#timer?.();
    if (this.#joined) this.#send();
    this.#joined = false;
    this.#awareness.destroy();
  }

  #begin(doc: Y.Doc): Awareness {
    const awareness = new Awareness(doc);
    awareness.setLocalState(null);
    awareness.on('update', this.#onUpdate);
    return awareness;
  }

  readonly #onUpdate = (changed: { added: number[] }, origin: unknown): void => {
    // Somebody new does not know yet who was here before.
    if (origin !== fromService || changed.added.length > 0) this.#sendSoon();
    for (const listener of this.#listeners) listener();
  };

  #sendSoon(): void {
    if (!this.#joined || this.#timer) return;
    this.#timer = this.#later.after(throttle, () => {
      this.#timer = null;
      this.#send();
    });
  }

  #send(): void {
    const here = this.#awareness.getLocalState() !== null;
    // Whoever never said they are here (a private reflection) says no goodbye either.
    if (!this.#joined || (!here && !this.#told)) return;
    this.#told = here;
    const update = encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID]);
    this.#transport.awareness(this.#name, update);
  }
}
