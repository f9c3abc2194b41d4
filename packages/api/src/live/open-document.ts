import { documentAccess } from '@alongside/workflows/discussion/access';
import type { LiveDocument, ServerToClient } from '@alongside/workflows/live/protocol';
import type { Logger } from 'pino';
import { ProblemError } from '../problem-error.ts';
import {
  documentFrom,
  type LiveCollections,
  readDurable,
  type StoredUpdates,
} from './document-log.ts';
import type { Outgoing } from './outgoing.ts';
import type { LiveDeps, StoredCircle } from './ports.ts';
import { type Presence, presence } from './presence.ts';
import { isReflectionStarted } from './project-reflection.ts';
import { isAgreed, isOpen } from './rights.ts';
import type { Outcome } from './settle.ts';
import { type SharedText, sharedText } from './shared-text.ts';
import type { Seat } from './sockets.ts';
import { standing, stands } from './standing.ts';
import { untilDone, type UpdateWriter } from './update-writer.ts';
import * as Y from 'yjs';

export interface OpenDocumentDeps extends Pick<LiveDeps, 'readCircles'> {
  collections: LiveCollections;
  logger: Logger;
  writer: UpdateWriter;
  outgoing: Outgoing;
  /** Something became durable in it, or its rights changed. */
  onSettled(document: OpenDocument): void;
  /** Its log holds what does not count: left over by a node that ended, or about to be set aside. */
  onLeftOver(document: OpenDocument): void;
  /** Updates came too late for it; other nodes have to forget them as well. */
  onLate(document: OpenDocument): void;
  /** Presence of those who sit here has changed. */
  onPresence(document: OpenDocument, update: Uint8Array): void;
}

/** A document that somebody sits at: its text once it is needed, who is there, and what they may do. */
export class OpenDocument {
  readonly name: string;
  readonly doc: LiveDocument;
  readonly organisation: string;
  readonly seats = new Set<Seat>();
  stored: StoredCircle;
  /** Null while it is not needed; `ready` brings it back. */
  text: SharedText | null = null;
  /** Joins under way, so that it is not given back meanwhile. */
  expected = 0;
  /** Of the monotonic clock, in milliseconds: when it was last changed or left. */
  usedAt = performance.now();
  /** Edits not yet merged into the stored state, about. */
  entries = 0;
  /** Reflections: whether anything durable is written; null before the text was first needed. */
  started: boolean | null = null;
  readonly #deps: OpenDocumentDeps;
  #holding: Promise<void> | null = null;
  #late = false;
  #loaded = false;
  #presence: Presence<Seat> | null = null;

  constructor(deps: OpenDocumentDeps, name: string, doc: LiveDocument, stored: StoredCircle) {
    this.#deps = deps;
    this.name = name;
    this.doc = doc;
    this.organisation = stored.organisation;
    this.stored = stored;
  }

  /** Who is in it, and where. */
  get presence(): Presence<Seat> {
    return (this.#presence ??= presence());
  }

  /** False when nobody has said where they are since it was opened. */
  get hasPresence(): boolean {
    return this.#presence !== null;
  }

  get isHeld(): boolean {
    return this.#holding !== null;
  }

  /** Nothing comes in or goes out until `task` is done. Tasks run one after the other. */
  hold(task: () => Promise<void>): Promise<void> {
    const held: Promise<void> = (this.#holding ?? Promise.resolve())
      .then(task)
      .catch((error: unknown) =>
        this.#deps.logger.error({ err: error, doc: this.name }, 'a live document was held in vain'),
      )
      .finally(() => {
        if (this.#holding === held) this.#holding = null;
      });
    this.#holding = held;
    return held;
  }

  /** Resolves when nothing holds it. Waiters go on in the order they came. */
  async free(): Promise<void> {
    while (this.#holding) await this.#holding;
  }

  /** Its text when there is nothing to wait for; undefined otherwise, see `ready`. */
  get atHand(): SharedText | undefined {
    return this.#holding === null ? (this.text ?? undefined) : undefined;
  }

  /**
   * Resolves with its text when nothing holds it.
   * @throws ProblemError `unavailable` when it cannot be read
   */
  async ready(): Promise<SharedText> {
    for (let tries = 0; tries < 3; tries += 1) {
      await this.free();
      if (this.text) return this.text;
      void this.hold(() => this.#load());
    }
    throw new ProblemError('unavailable', 'This document cannot be opened just now.');
  }

  /**
   * Takes an update into the text and the log, and tells the others at once. Call when `ready`, without waiting in between.
   * @throws ProblemError when it cannot be taken; nothing of it is kept then, save what `missing-updates` says.
   */
  take(
    text: SharedText,
    by: { person: string },
    update: Uint8Array,
    from: Seat | null,
    settled: (outcome: Outcome) => void,
  ): void {
    const taken = text.take(update);
    switch (taken.kind) {
      case 'taken':
        this.#accept(by.person, update, from, settled);
        return;
      case 'known':
        this.#deps.writer.afterThose(this.name, settled);
        return;
      case 'missing':
        if (taken.integrated) this.#accept(by.person, taken.integrated, from, () => undefined);
        throw new ProblemError(
          'missing-updates',
          'This rests on changes that have not arrived. Join again and send what is missing.',
        );
      case 'tooLarge':
        throw new ProblemError('too-large', 'This document is as large as it can be.');
      case 'broken':
        void this.hold(() => this.#load());
        throw unreadable();
      case 'malformed':
        throw unreadable();
    }
  }

  /** Takes what another node has written, when nothing holds it, in the order given. */
  async takeWritten(entry: StoredUpdates): Promise<void> {
    // Typed after a reopening this node has not heard of yet.
    if ((entry.recordVersion ?? 0) > this.stored.recordVersion) await this.authoriseAgain();
    const text = await this.ready();
    if (!stands(entry, this.stored, this.doc)) return;
    for (const { update: binary } of entry.updates) {
      const update = binary.buffer;
      const taken = text.take(update);
      if (taken.kind === 'taken') this.tell('doc:update', { doc: this.name, update }, null);
      else if (taken.kind !== 'known') void this.catchUp();
    }
    this.entries += 1;
    this.usedAt = performance.now();
    this.#deps.onSettled(this);
  }

  /** Reads what is durable and tells those who sit here what they lack. */
  catchUp(): Promise<void> {
    return this.hold(() => this.#loadAndTell());
  }

  async #loadAndTell(): Promise<void> {
    const before = this.text?.stateVector();
    await this.#load();
    if (!before || !this.text || this.seats.size === 0) return;
    this.tell('doc:update', { doc: this.name, update: this.text.since(before) }, null);
  }

  #accept(
    person: string,
    update: Uint8Array,
    from: Seat | null,
    settled: (outcome: Outcome) => void,
  ): void {
    this.usedAt = performance.now();
    this.entries += 1;
    this.#deps.writer.add(this, person, update, settled);
    this.tell('doc:update', { doc: this.name, update }, from);
  }

  /** A group that held something of it is durable, or was set aside. */
  settled(outcome: Outcome): void {
    if (outcome === 'late') {
      this.loadAgain();
      this.#deps.onLate(this);
    }
    this.#deps.onSettled(this);
  }

  tell<Event extends 'doc:update' | 'doc:awareness'>(
    event: Event,
    message: Parameters<ServerToClient[Event]>[0],
    except: Seat | null,
  ): void {
    this.#deps.outgoing.toSeats(this.seats, except, event, message);
  }

  /** Tells those who sit here once their rights are known. */
  async tellWhenFree(event: 'doc:awareness', update: Uint8Array): Promise<void> {
    await this.free();
    this.tell(event, { doc: this.name, update }, null);
  }

  /** Tells those who sit here, and the other nodes, who is where. */
  tellPresence(update: Uint8Array, except: Seat | null): void {
    this.tell('doc:awareness', { doc: this.name, update }, except);
    this.#deps.onPresence(this, update);
  }

  /** Reads who may do what again and tells those whose rights changed. */
  authoriseAgain(): Promise<void> {
    return this.hold(async () => {
      const { readCircles, logger, writer } = this.#deps;
      const before = this.stored;
      const circles = await untilDone('read circles', logger, () =>
        readCircles([this.doc.discussion]),
      );
      const stored = circles.get(this.doc.discussion);
      if (stored) this.stored = stored;
      for (const seat of this.seats) this.#authorise(seat, stored);
      const froze = isOpen(before.circle, this.doc) && !isOpen(this.stored.circle, this.doc);
      const reopened = before.recordVersion !== this.stored.recordVersion;
      if (froze || reopened) {
        await writer.whenSettled(this.name);
        // What came too late may be in memory, from this node or from one that has ended since.
        if (this.text && (reopened || isAgreed(this.stored.circle, this.doc))) {
          await this.#loadAndTell();
        } else if (this.#late) await this.#load();
      }
      this.#deps.onSettled(this);
    });
  }

  #authorise(seat: Seat, stored: StoredCircle | undefined): void {
    const access =
      stored?.organisation === seat.organisation
        ? documentAccess(stored.circle, this.doc, seat.person)
        : 'none';
    if (access === 'none') {
      this.leave(seat);
      this.#deps.outgoing.flush();
      seat.socket.emit('doc:removed', {
        doc: this.name,
        reason: 'You no longer have a part in this.',
      });
      return;
    }
    const readOnly = access === 'read';
    if (readOnly === seat.readOnly) return;
    seat.readOnly = readOnly;
    seat.socket.emit('doc:readonly', { doc: this.name, readOnly });
  }

  leave(seat: Seat): void {
    if (!this.seats.delete(seat)) return;
    this.usedAt = performance.now();
    const gone = this.#presence?.leave(seat);
    if (gone) this.tellPresence(gone, seat);
  }

  /** Forgets what is in memory and not in the log (any more). */
  loadAgain(): void {
    if (this.#late) return;
    this.#late = true;
    void this.hold(async () => {
      await this.#deps.writer.whenSettled(this.name);
      if (this.#late) await this.#load();
    });
  }

  /** From what is durable and what is on its way there. */
  async #load(): Promise<void> {
    const { collections, logger, writer } = this.#deps;
    const onTheWay = writer.unsettled(this.name);
    const durable = await untilDone('load a document', logger, () =>
      readDurable(collections, this.organisation, this.name),
    );
    const whole = standing(durable, this.stored, this.doc);
    if (whole.entries.length < durable.entries.length) this.#deps.onLeftOver(this);
    const document = documentFrom(whole);
    if (this.doc.kind === 'reflection') this.started ??= isReflectionStarted(document);
    for (const update of onTheWay) Y.applyUpdate(document, update);
    const inLog = whole.entries.reduce(
      (sum, { updates }) => updates.reduce((bytes, { update }) => bytes + update.length(), sum),
      0,
    );
    this.#late = false;
    this.entries = durable.entries.length;
    this.text = sharedText(document, (durable.stored?.state?.length() ?? 0) + inLog);
    this.usedAt = performance.now();
    // A node that ended may have left the projection behind.
    if (!this.#loaded) this.#deps.onSettled(this);
    this.#loaded = true;
  }
}

function unreadable(): ProblemError {
  return new ProblemError('malformed', 'This update cannot be read. Nothing was changed.');
}
