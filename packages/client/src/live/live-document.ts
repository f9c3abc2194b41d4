import type { Problem } from '@alongside/workflows/problem';
import * as Y from 'yjs';
import type { DocumentSnapshot, DocumentStatus, TypedTooLate } from './document-status.ts';
import { KeptCopy, type LocalStore } from './kept-copy.ts';
import { backOff, browserLater, type Later } from './later.ts';
import { type Batch, Outbox } from './outbox.ts';
import { Presence } from './presence.ts';
import { isProblem, reactionTo } from './refusals.ts';
import { hasGap, lackingAt } from './sync.ts';
import type { LiveTransport } from './transport.ts';
import { wordsOnlyIn } from './written-words.ts';

export interface LiveDocumentOptions {
  name: string;
  transport: LiveTransport;
  /** Keeps the document on this device; null for what is only read. */
  store: LocalStore | null;
  later?: Later;
  /** Milliseconds in which edits are gathered into one update. */
  gather?: number;
}

/** Where a change came from that is not this person's typing. */
const fromService = Symbol('from the service');

/**
 * One Y.Doc kept the same as the service's. Edits are gathered, sent in order and kept until the service says
 * they are durable; after each reconnection both sides exchange what the other lacks. Nothing
 * typed is given up: what the service refuses stays here and is shown to its author.
 */
export class LiveDocument {
  readonly name: string;
  readonly presence: Presence;
  readonly #transport: LiveTransport;
  readonly #later: Later;
  readonly #gather: number;
  readonly #kept: KeptCopy | null;
  readonly #listeners = new Set<() => void>();
  readonly #unlisten: () => void;
  #doc = new Y.Doc();
  #snapshot: DocumentSnapshot;
  readonly #outbox = new Outbox();
  /** Counts joins and refusals; an answer to what was asked before one is no longer of interest. */
  #epoch = 0;
  #joined = false;
  #joinedOnce = false;
  #closed = false;
  #attempts = 0;
  #timer: (() => void) | null = null;
  readonly opened: Promise<void>;

  constructor(options: LiveDocumentOptions) {
    this.name = options.name;
    this.#transport = options.transport;
    this.#later = options.later ?? browserLater;
    this.#gather = options.gather ?? 30;
    this.#kept = options.store && new KeptCopy(options.store, this.name, this.#later);
    this.#snapshot = {
      doc: this.#doc,
      status: 'opening',
      readOnly: true,
      ready: false,
      typedTooLate: null,
      problem: null,
      removedBecause: null,
    };
    this.presence = new Presence(this.name, this.#transport, this.#later, this.#doc);
    this.#doc.on('update', this.#onUpdate);
    this.#unlisten = this.#transport.listen({
      online: () => void this.#join(),
      offline: () => this.#lost(),
      update: (doc, update) => doc === this.name && this.#take(update),
      awareness: (doc, update) => doc === this.name && this.presence.take(update),
      readOnly: (doc, readOnly) => doc === this.name && this.#turn(readOnly),
      removed: (doc, reason) => doc === this.name && this.#remove(reason),
    });
    this.opened = this.#open();
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  get snapshot(): DocumentSnapshot {
    return this.#snapshot;
  }

  /** Nothing typed here is still on its way. */
  get drained(): boolean {
    return this.#outbox.isEmpty;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Its author has seen or copied what was typed too late; it goes from this device. */
  forgetLate(): void {
    this.#show({ typedTooLate: null });
    this.#kept?.forgetLate();
  }

  /** Nothing of it has to stay on this device. */
  forgetCopy(): void {
    this.#kept?.remove();
  }

  /** Leaves the document. What is kept on this device stays for the next time. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#timer?.();
    this.#unlisten();
    this.presence.close();
    this.#transport.leave(this.name);
    this.#kept?.close();
    this.#doc.destroy();
  }

  async #open(): Promise<void> {
    const copy = await this.#kept?.read();
    if (this.#closed) return;
    for (const update of copy?.updates ?? []) Y.applyUpdate(this.#doc, update, fromService);
    if (copy?.late) this.#show({ typedTooLate: copy.late });
    // Whether it may be written to was remembered with the copy: a page opened without signal can be typed on.
    if (copy && copy.updates.length > 0) this.#show({ ready: true, readOnly: copy.readOnly });
    if (this.#transport.online) await this.#join();
    else this.#show({ status: this.#snapshot.ready ? 'offline' : 'opening' });
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (this.#snapshot.ready) this.#kept?.append(update);
    if (origin === fromService) return;
    const wasHeld = this.#snapshot.status === 'held';
    const isFirst = this.#outbox.waiting === 0;
    this.#outbox.add(update);
    this.#settle();
    // Perhaps what was too much has been taken out again: both sides compare afresh.
    if (wasHeld) this.#tryAgain(() => void this.#join());
    else if (isFirst) this.#sendLater(this.#gather);
  };

  async #join(): Promise<void> {
    if (this.#closed || this.#snapshot.status === 'removed') return;
    this.#epoch += 1;
    const epoch = this.#epoch;
    this.#joined = false;
    this.#timer?.();
    const stateVector = Y.encodeStateVector(this.#doc);
    const answer = await this.#transport.join(this.name, stateVector).catch(() => null);
    if (epoch !== this.#epoch || this.#closed) return;
    if (answer === null) return this.#tryAgain(() => void this.#join());
    if (!answer.ok) return this.#notJoined(answer.problem);
    this.#joined = true;
    this.#joinedOnce = true;
    Y.applyUpdate(this.#doc, answer.update, fromService);
    const missing = lackingAt(this.#doc, answer);
    this.#outbox.clear();
    if (missing) this.#outbox.add(missing);
    this.#show({ ready: true, readOnly: answer.readOnly, problem: null });
    this.#kept?.replace(Y.encodeStateAsUpdate(this.#doc), answer.readOnly);
    this.presence.joined();
    if (!missing) this.#attempts = 0;
    this.#settle();
    this.#send();
  }

  #notJoined(problem: Problem): void {
    if (isProblem(problem, 'not-found') || isProblem(problem, 'not-yours'))
      return this.#remove(problem.detail);
    this.#show({ problem });
    if (!isProblem(problem, 'sign-in-needed')) this.#tryAgain(() => void this.#join());
  }

  #take(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update, fromService);
    if (!hasGap(this.#doc) || !this.#joined) return;
    this.#tryAgain(() => void (hasGap(this.#doc) && this.#join()));
  }

  #send(): void {
    if (!this.#joined) return;
    for (let batch = this.#outbox.next(); batch; batch = this.#outbox.next())
      void this.#sendBatch(batch);
  }

  async #sendBatch(batch: Batch): Promise<void> {
    const epoch = this.#epoch;
    const answer = await this.#transport.update(this.name, batch.update).catch(() => null);
    if (epoch !== this.#epoch || this.#closed) return;
    if (answer?.ok) return this.#saved(batch);
    // What was sent after it may rest on it and goes again, too: repeats are harmless.
    this.#takeBack();
    if (answer === null) return this.#tryAgain(() => void this.#join());
    return this.#refused(answer.problem, batch.parts.length);
  }

  #saved(batch: Batch): void {
    this.#outbox.saved(batch);
    this.#attempts = 0;
    this.#show({ problem: null });
    this.#settle();
    // It froze meanwhile, and what is here may hold words of another's that came too late.
    if (this.drained && this.#snapshot.readOnly) void this.#keepLate();
    else this.#send();
  }

  #takeBack(): void {
    this.#epoch += 1;
    this.#outbox.takeBack();
  }

  #refused(problem: Problem, taken: number): void {
    const reaction = reactionTo(problem, this.#attempts, taken);
    if (reaction === 'late') return void this.#keepLate();
    if (reaction === 'joinAgain') return this.#tryAgain(() => void this.#join());
    if (reaction === 'sendAgain') return this.#tryAgain(() => this.#send());
    if (reaction === 'gone') return this.#remove(problem.detail);
    if (reaction === 'sendSmaller') return this.#sendAlone();
    this.#show({ status: 'held', problem });
  }

  /** The updates go one by one; they were small enough when they were typed. */
  #sendAlone(): void {
    const rest = this.#outbox.takeRest();
    this.#send();
    this.#outbox.add(...rest);
  }

  /** The text froze while this was being typed: shows the text as it stands, and keeps the typed words apart. */
  async #keepLate(): Promise<void> {
    const epoch = this.#epoch;
    const nothing = Y.encodeStateVector(new Y.Doc());
    const answer = await this.#transport.join(this.name, nothing).catch(() => null);
    if (epoch !== this.#epoch || this.#closed) return;
    if (!answer?.ok) return this.#tryAgain(() => void this.#join());
    const standing = new Y.Doc();
    Y.applyUpdate(standing, answer.update, fromService);
    const typed = this.drained ? [] : wordsOnlyIn(this.#doc, standing);
    const late: TypedTooLate = {
      words: [...(this.#snapshot.typedTooLate?.words ?? []), ...typed],
      update: Y.encodeStateAsUpdate(this.#doc, answer.stateVector),
    };
    this.#doc.off('update', this.#onUpdate);
    this.#doc = standing;
    standing.on('update', this.#onUpdate);
    this.presence.follow(standing);
    this.#outbox.clear();
    this.#kept?.replace(Y.encodeStateAsUpdate(standing), answer.readOnly);
    if (typed.length > 0) this.#kept?.keepLate(late);
    this.#show({
      doc: standing,
      readOnly: answer.readOnly,
      typedTooLate: typed.length > 0 ? late : this.#snapshot.typedTooLate,
    });
    this.#settle();
  }

  #turn(readOnly: boolean): void {
    this.#show({ readOnly });
    this.#kept?.rememberReadOnly(readOnly);
    // What is here may hold words of another's that came too late for the text as it froze.
    if (readOnly && this.#joined && this.drained) void this.#keepLate();
    else this.#send();
  }

  #remove(reason: string): void {
    this.#epoch += 1;
    this.#joined = false;
    this.#timer?.();
    // Words that never arrived stay sealed on this device until its owner signs out.
    if (this.#joinedOnce && this.drained) this.#kept?.remove();
    this.#show({ status: 'removed', readOnly: true, removedBecause: reason });
  }

  #lost(): void {
    this.#takeBack();
    this.#joined = false;
    this.#timer?.();
    this.presence.lost();
    if (this.#snapshot.status === 'removed') return;
    this.#show({ status: this.#snapshot.ready ? 'offline' : 'opening' });
  }

  #tryAgain(run: () => void): void {
    if (!this.#transport.online) return this.#lost();
    this.#attempts += 1;
    this.#timer?.();
    this.#timer = this.#later.after(backOff(this.#attempts), run);
    this.#settle();
  }

  #sendLater(milliseconds: number): void {
    // A back-off under way is not cut short by typing.
    if (this.#attempts > 0) return;
    this.#timer?.();
    this.#timer = this.#later.after(milliseconds, () => this.#send());
  }

  #settle(): void {
    const { status, ready } = this.#snapshot;
    if (status === 'removed' || !ready) return;
    const next: DocumentStatus = !this.#transport.online
      ? 'offline'
      : this.drained && this.#joined
        ? 'saved'
        : 'saving';
    this.#show({ status: next });
  }

  #show(change: Partial<DocumentSnapshot>): void {
    const before = new Map<string, unknown>(Object.entries(this.#snapshot));
    if (Object.entries(change).every(([key, value]) => before.get(key) === value)) return;
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
