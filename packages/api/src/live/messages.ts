import { type LiveDocument, parseDocumentName } from '@alongside/workflows/live/protocol';
import type { Problem } from '@alongside/workflows/problem';
import { ProblemError } from '../problem-error.ts';

/** A socket's message that could be read. */
export interface Message {
  name: string;
  doc: LiveDocument;
  bytes: Uint8Array;
}

const none = new Uint8Array();

/** @throws ProblemError `malformed`, `not-found` when it names no live document */
export function readMessage(
  message: unknown,
  member?: 'stateVector' | 'update' | 'awareness',
): Message {
  if (typeof message !== 'object' || message === null || !('doc' in message)) {
    throw new ProblemError('malformed', 'Name the document.');
  }
  const doc = parseDocumentName(message.doc);
  if (!doc || typeof message.doc !== 'string') throw nothingHere();
  if (!member) return { name: message.doc, doc, bytes: none };
  return { name: message.doc, doc, bytes: bytesOf(message, member) };
}

function bytesOf(message: object, member: 'stateVector' | 'update' | 'awareness'): Uint8Array {
  if (member === 'stateVector') {
    const vector: unknown = 'stateVector' in message ? message.stateVector : undefined;
    if (vector === undefined || vector === null) return none;
    if (vector instanceof Uint8Array) return vector;
    throw new ProblemError('malformed', 'A state vector is bytes.');
  }
  const update: unknown = 'update' in message ? message.update : undefined;
  if (!(update instanceof Uint8Array)) throw new ProblemError('malformed', 'An update is bytes.');
  return update;
}

/** The same words whether it does not exist or is not theirs to know of. */
export function nothingHere(): ProblemError {
  return new ProblemError('not-found', 'There is no such document for you.');
}

/** The callback of a message, or nothing when it was left out or is no function. */
export function answerOf<Result>(answer: unknown): (result: Result | Failure) => void {
  return isCallback<Result>(answer) ? answer : () => undefined;
}

function isCallback<Result>(answer: unknown): answer is (result: Result | Failure) => void {
  return typeof answer === 'function';
}

export interface Failure {
  ok: false;
  problem: Problem;
}

export function failure(error: unknown): Failure | undefined {
  return error instanceof ProblemError ? { ok: false, problem: error.toProblem() } : undefined;
}
