import type { Access, DocumentCircle } from '@alongside/workflows/discussion/access';
import type { Finding } from '@alongside/workflows/discussion/findings';
import type { Stage } from '@alongside/workflows/discussion/stages';
import type { Changed, LiveDocument } from '@alongside/workflows/live/protocol';
import type { ClientSession, Connection } from 'mongoose';
import type { Logger } from 'pino';

/** What rights over a discussion's documents and the projection of its findings rest on. */
export interface StoredCircle {
  organisation: string;
  circle: DocumentCircle;
  stagesReached: Stage[];
  /** The version of the record that is being written, or stands: one more at each reopening. */
  recordVersion: number;
}

/** Who is behind a session cookie. */
export interface SignedIn {
  person: string;
  organisation: string;
  name: string;
  session?: OpenSession;
}

/** The session that a socket was opened with. Its cookie may change while the socket stays. */
export interface OpenSession {
  /** Whether it goes on, for this very person. */
  lasts(): Promise<boolean>;
  /** A sign of life: somebody types. Never throws. */
  active(): void;
}

/** What the live documents need from the rest of the service. */
export interface LiveDeps {
  connection: Connection;
  logger: Logger;
  /** The address people open, where a proxy in front changes the host it was called by. */
  publicUrl: string | null;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  /** Reads the session out of a `Cookie` header; null when nobody is signed in. */
  signedIn(cookieHeader: string | undefined): Promise<SignedIn | null>;
  /** One read for many; a discussion that does not exist is left out. Durable truth, never cached. */
  readCircles(
    discussions: readonly string[],
    session?: ClientSession,
  ): Promise<ReadonlyMap<string, StoredCircle>>;
  /**
   * The version of the record, of those of these discussions whose findings anybody may write and no agreement can
   * freeze: people are together in it. Durable truth, never cached; it saves reading the circles of nearly all.
   */
  readTogether(discussions: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** What another node said that is not about documents. */
  heard: {
    peopleChanged(organisation: string): void;
    sessionEnded(person: string): void;
  };
  /** The durable text of a discussion's findings changed (called after the write, coalesced). Never throws. */
  onContentChanged(discussion: string): Promise<void>;
  /** A person opens a document to read (promise 8: every reading of content leaves a trace). Content waits for it. */
  onRead(
    doc: LiveDocument,
    reader: SignedIn,
    access: Exclude<Access, 'none'>,
  ): void | Promise<void>;
}

/** What the rest of the service needs from the live documents. */
export interface Live {
  /** Rights of a discussion's documents may have changed (called after each commit): sockets are authorised again. */
  circleChanged(discussion: string): void;
  /** Sends `changed` to every socket of these people, on every node. */
  announce(changed: Changed, organisation: string, persons: readonly string[]): void;
  /**
   * Findings from the durable log, in order, those whose stage was reached only. Within a session it reads what
   * that transaction sees. `stagesReached` saves reading them when the caller knows them.
   */
  readFindings(
    discussion: string,
    session?: ClientSession,
    stagesReached?: readonly Stage[],
  ): Promise<{ findings: Finding[]; state: Uint8Array }>;
  /** Whether this person has written anything in their reflection that is durable. */
  reflectionStarted(discussion: string, person: string, session?: ClientSession): Promise<boolean>;
  /** The same for several at once, in one read; which of `persons` have begun. */
  reflectionsStarted(
    discussion: string,
    organisation: string,
    persons: readonly string[],
  ): Promise<string[]>;
  /** The whole document as one Yjs update (v1); an empty document when nothing was written. */
  documentState(doc: LiveDocument, session?: ClientSession): Promise<Uint8Array>;
  /**
   * Takes an update from `author` as if a socket had sent it (same rights, same checks, same log), for imports and
   * the demo. Resolves when it is durable with majority write concern.
   * @throws ProblemError when a socket would have been answered with that problem.
   */
  append(doc: LiveDocument, author: SignedIn, update: Uint8Array): Promise<void>;
  /** Who is who in this organisation, or who knows which family, changed: the other nodes read it again. */
  peopleChanged(organisation: string): void;
  /** A session of this person ended (sign-out): their sockets show again that they are signed in, or end. */
  sessionEnded(person: string): void;
  /** Ends all sockets once what was accepted is durable. */
  close(): Promise<void>;
}
