import { createHmac, randomBytes } from 'node:crypto';
import { caseKey } from '@alongside/workflows/rights/case-key';
import type { RetentionKind } from '@alongside/workflows/retention/when-it-goes';
import type { ClientSession, Db } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { derivedId } from '../durable/canonical-json.ts';
import { isDuplicate } from '../durable/receipts.ts';
import type { Transact } from '../durable/transact.ts';
import type { ThemeCollections } from '../theme/stored.ts';
import type { Due } from './due.ts';
import {
  type Holding,
  type Kept,
  otherHoldings,
  practiceHoldings,
  reflectionHoldings,
  workflowHoldings,
} from './holdings.ts';
import type { RetentionCollections, StoredDisposal } from './stored.ts';
import { uncount } from './uncount.ts';

export interface DisposalDeps {
  db: Db;
  collections: Collections;
  retention: RetentionCollections;
  themes: ThemeCollections;
  transact: Transact;
  clock: Clock;
  /** Told as soon as a discussion is gone: whoever sits at it is sent away, and nobody remembers it. */
  gone(discussion: string, actions: readonly string[]): void;
}

const durably = { writeConcern: { w: 'majority', journal: true } } as const;

/**
 * Placing a hold, keeping a reflection and letting something go all write here first, within their transactions: so one of
 * two that happen at once comes after the other, and sees it.
 */
export async function fence(
  { organisations }: Collections,
  organisation: string,
  session: ClientSession,
): Promise<void> {
  await organisations.updateOne(
    { _id: organisation },
    { $inc: { retentionFence: 1 } },
    { session },
  );
}

/**
 * Begins to let something go: in one transaction it is looked at again, noted in the disposal log, and what decides about it
 * is gone. @returns what is to be finished; null when it stays after all.
 */
export async function begin(
  deps: DisposalDeps,
  organisation: string,
  due: Due,
  rule: string,
  named: { reference: string | null; code: string },
): Promise<StoredDisposal | null> {
  const { db, collections, retention, transact, clock } = deps;
  const { kind, discussion, revision, person, actions } = due;
  const disposal: StoredDisposal = {
    _id: derivedId(organisation, 'disposal', kind, discussion, person ?? '', revision),
    organisation,
    kind,
    rule,
    discussion,
    person,
    actions,
    before: null,
    ...named,
    startedAt: new Date(clock.now()),
    doneAt: null,
    counts: {},
  };
  const begun = await transact(async (session) => {
    await fence(collections, organisation, session);
    const found = await collections.discussions.findOne(
      { _id: discussion, organisation, revision },
      { session, projection: { _id: 1 } },
    );
    const held = await retention.holds.findOne(
      { organisation, caseKey: caseKey(due.caseReference), liftedAt: null },
      { session },
    );
    const kept =
      person !== null &&
      (await retention.keptReflections.findOne({ _id: `${discussion}:${person}` }, { session }));
    if (!found || held || kept) return false;
    const counts: Record<string, number> = {};
    if (person === null) {
      await uncount(deps.themes, organisation, discussion, clock, session);
      for (const holding of workflowHoldings) {
        const its = db.collection<Kept>(holding.collection);
        const { deletedCount } = await its.deleteMany(holding.of(disposalHeld(disposal)), {
          session,
        });
        counts[holding.says] = deletedCount;
      }
    }
    await retention.disposals.insertOne({ ...disposal, counts }, { session });
    return true;
  });
  if (!begun) return null;
  deps.gone(discussion, actions);
  return retention.disposals.findOne({ _id: disposal._id });
}

/** Begins to let go of what is older than its period, whatever it is about; once a day and kind. */
export async function beginByAge(
  { retention, clock }: DisposalDeps,
  organisation: string,
  kind: Extract<RetentionKind, 'greatPractice' | 'notification' | 'viewLog'>,
  rule: string,
  before: Date,
  /** Of what goes, where it has ids of its own. */
  ids: readonly string[] = [],
): Promise<StoredDisposal | null> {
  const startedAt = new Date(clock.now());
  const disposal: StoredDisposal = {
    _id: derivedId(organisation, 'disposal', kind, startedAt.toISOString().slice(0, 10)),
    organisation,
    kind,
    rule,
    discussion: null,
    person: null,
    actions: [...ids],
    before,
    reference: null,
    code: null,
    startedAt,
    doneAt: null,
    counts: {},
  };
  try {
    await retention.disposals.insertOne(disposal);
    return disposal;
  } catch (error) {
    if (isDuplicate(error)) return null;
    throw error;
  }
}

/** Lets go of the rest, place by place. What a crash interrupts is done again from the beginning, to the same end. */
export async function finish(deps: DisposalDeps, disposal: StoredDisposal): Promise<void> {
  for (const holding of holdingsOf(disposal)) await letGo(deps, disposal, holding);
  await deps.retention.disposals.updateOne(
    { _id: disposal._id },
    { $set: { doneAt: new Date(deps.clock.now()) } },
    durably,
  );
}

/** Counts first, so that the log is right also when what follows is interrupted. */
export async function letGo(
  { db, retention }: DisposalDeps,
  disposal: StoredDisposal,
  { collection, says, of }: Holding,
): Promise<void> {
  const its = db.collection<Kept>(collection);
  const filter = of(disposalHeld(disposal));
  const counted = `counts.${says}`;
  const count = await its.countDocuments(filter);
  await retention.disposals.updateOne(
    { _id: disposal._id, [counted]: { $exists: false } },
    { $set: { [counted]: count } },
    durably,
  );
  await its.deleteMany(filter, durably);
}

export function holdingsOf({
  kind,
  discussion,
  person,
  before,
}: StoredDisposal): readonly Holding[] {
  if (kind === 'reflection') return reflectionHoldings(discussion ?? '', person ?? '');
  if (kind === 'greatPractice') return practiceHoldings;
  if (kind !== 'notification') return otherHoldings;
  return [
    {
      collection: 'notifications',
      says: 'notifications',
      of: ({ organisation }) => ({ organisation, at: { $lt: before } }),
    },
  ];
}

function disposalHeld({ organisation, discussion, actions }: StoredDisposal) {
  return { organisation, discussion: discussion ?? '', actions };
}

/** A code of a case reference that nobody can work back from without the organisation's own key. */
export async function codeOf(
  { keys }: Collections,
  organisation: string,
  caseReference: string,
): Promise<string> {
  const key = await keys.findOneAndUpdate(
    { _id: `disposal:${organisation}` },
    { $setOnInsert: { secret: randomBytes(32).toString('base64url') } },
    { upsert: true, returnDocument: 'after' },
  );
  if (!key) throw new Error('The key of the disposal log could not be kept.');
  return createHmac('sha256', key.secret).update(caseKey(caseReference)).digest('hex').slice(0, 16);
}
