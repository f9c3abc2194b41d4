import { MongoServerError } from 'mongodb';
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
export function sentId({ organisation, sender, commandId }: Sending): string {
  const by = sender.kind === 'person' ? `person:${sender.person.id}` : 'system';
  return `${organisation}:${by}:${commandId}`;
}

/** The receipt of a step that is answered so; whether it owes effects. */
export function receiptOf(
  hash: string,
  { status, body }: Pick<Answer, 'status' | 'body'>,
  owes: boolean,
  at: string,
): Receipt {
  const now = Date.parse(at);
  return {
    hash,
    status,
    body,
    bodyExpires: new Date(now + answerAge),
    due: owes ? new Date(now + committer.leaseMs) : null,
    attempts: 0,
    lease: owes ? committer.lease : null,
  };
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
  const found = await collections.events.findOne(
    { _id: id },
    {
      projection: { workflow: 1, revision: 1, receipt: 1 },
      // A refusal may rest on a step that no majority has yet: this finds that step, and waits until one has it.
      readConcern: { level: 'linearizable' },
    },
  );
  if (!found) return undefined;
  const { workflow, revision, receipt } = found;
  if (receipt.hash !== hash) {
    throw new ProblemError(
      'command-id-reused',
      'This command id was used before, for something else. Send it again with a new id.',
    );
  }
  const { status, body } = receipt;
  return { status, body, workflow, revision };
}

export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}

/** Drops the bodies of answers that nobody will ask for again; ids and hashes stay. A round for a poller. */
export async function dropOldAnswers(collections: Collections, clock: Clock): Promise<boolean> {
  await collections.events.updateMany(
    { 'receipt.bodyExpires': dueBy(new Date(clock.now())) },
    { $set: { 'receipt.body': null, 'receipt.bodyExpires': null } },
  );
  return false;
}
