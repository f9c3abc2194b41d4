import type { Problem } from '../problem.ts';

/** A live document: the findings of a discussion, or one person's reflection on it. */
export type LiveDocument =
  | { kind: 'findings'; discussion: string }
  | { kind: 'reflection'; discussion: string; person: string };

const documentName =
  /^(?:findings:([A-Za-z0-9_-]{1,64})|reflection:([A-Za-z0-9_-]{1,64}):([A-Za-z0-9_-]{1,64}))$/;

/** Reads `findings:<discussionId>` or `reflection:<discussionId>:<personId>`; undefined when it is neither. */
export function parseDocumentName(name: unknown): LiveDocument | undefined {
  const match = typeof name === 'string' ? documentName.exec(name) : null;
  if (match?.[1]) return { kind: 'findings', discussion: match[1] };
  if (match?.[2] && match[3]) return { kind: 'reflection', discussion: match[2], person: match[3] };
  return undefined;
}

export function findingsDocument(discussion: string): string {
  return `findings:${discussion}`;
}

export function reflectionDocument(discussion: string, person: string): string {
  return `reflection:${discussion}:${person}`;
}

/** Largest single update taken, in bytes. A client splits what is larger. */
export const maxUpdateBytes = 1024 * 1024;

export type Failed = { ok: false; problem: Problem };
export type Joined = { ok: true; update: Uint8Array; stateVector: Uint8Array; readOnly: boolean };
export type Done = { ok: true };

export interface ClientToServer {
  'doc:join': (
    message: { doc: string; stateVector: Uint8Array },
    answer: (result: Joined | Failed) => void,
  ) => void;
  /** Answers `ok` only when the update is durable with majority write concern. */
  'doc:update': (
    message: { doc: string; update: Uint8Array },
    answer: (result: Done | Failed) => void,
  ) => void;
  'doc:awareness': (
    message: { doc: string; update: Uint8Array },
    answer: (result: Done | Failed) => void,
  ) => void;
  'doc:leave': (message: { doc: string }, answer: (result: Done | Failed) => void) => void;
}

/** Carries no content: whoever hears it reads again under their own rights. */
export interface Changed {
  kind: 'discussion' | 'action' | 'response' | 'greatPractice' | 'notification';
  id: string;
  revision: number;
}

export interface ServerToClient {
  'doc:update': (message: { doc: string; update: Uint8Array }) => void;
  'doc:awareness': (message: { doc: string; update: Uint8Array }) => void;
  'doc:readonly': (message: { doc: string; readOnly: boolean }) => void;
  'doc:removed': (message: { doc: string; reason: string }) => void;
  changed: (message: Changed) => void;
}
