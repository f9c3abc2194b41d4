import type { Json } from '@alongside/workflows/machine/workflow';
import { type ClientSession, MongoServerError } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { dueBy } from '../database/due.ts';
import { ProblemError } from '../problem-error.ts';
import type { Sending } from './command-door.ts';
import { committer } from './outbox.ts';
import type { Receipt } from './stored-workflow.ts';

/** What a command was answered: the very bytes, so that a repeated command is answered the same. */
export interface Answer {
  status: number;
  /** JSON; empty when the sender may no longer read what they changed; null when it is too old to be kept. */
  body: string | null;
  workflow: string;
  revision: number;
}

/** How long an answer's body is kept, in milliseconds: seven days. */
export const answerAge = 7 * 24 * 60 * 60 * 1000;

/** A command's id is its sender's own: two people may use the same. */
export function receiptId({ organisation, sender, commandId }: Sending): string {
  const by = sender.kind === 'person' ? `person:${sender.person.id}` : 'system';
  return `${organisation}:${by}:${commandId}`;
}

/** Keeps answer and effects in the transaction that makes them true. A second command of that id fails here. */
export async function keepReceipt(
  collections: Collections,
  sending: Sending & { hash: string },
  kind: string,
  answer: Answer,
  effects: Json[],
  { at, session }: { at: string; session: ClientSession },
): Promise<Receipt> {
  const now = new Date(at);
  const owes = effects.length > 0;
  const receipt: Receipt = {
    _id: receiptId(sending),
    organisation: sending.organisation,
    kind,
    workflow: answer.workflow,
    revision: answer.revision,
    hash: sending.hash,
    at: now,
    by: sending.sender.kind === 'person' ? sending.sender.person.id : null,
    status: answer.status,
    body: answer.body,
    bodyExpires: new Date(now.getTime() + answerAge),
    owed: owes ? effects : null,
    due: owes ? new Date(now.getTime() + committer.leaseMs) : null,
    attempts: 0,
    lease: owes ? committer.lease : null,
  };
  await collections.receipts.insertOne(receipt, { session });
  return receipt;
}

/**
 * The first answer to a command of this id; undefined when there was none.
 * @throws ProblemError `command-id-reused` when the id was used for something else.
 */
export async function earlierAnswer(
  collections: Collections,
  id: string,
  hash: string,
): Promise<Answer | undefined> {
  const receipt = await collections.receipts.findOne(
    { _id: id },
    { readConcern: { level: 'majority' } },
  );
  if (!receipt) return undefined;
  if (receipt.hash !== hash) {
    throw new ProblemError(
      'command-id-reused',
      'This command id was used before, for something else. Send it again with a new id.',
    );
  }
  const { status, body, workflow, revision } = receipt;
  return { status, body, workflow, revision };
}

export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}

/** Drops the bodies of answers that nobody will ask for again; ids and hashes stay. A round for a poller. */
export async function dropOldAnswers(collections: Collections, clock: Clock): Promise<boolean> {
  await collections.receipts.updateMany(
    { bodyExpires: dueBy(new Date(clock.now())) },
    { $set: { body: null, bodyExpires: null } },
  );
  return false;
}
