import { caseKey } from '@alongside/workflows/rights/case-key';
import type { Person } from '@alongside/workflows/organisation/people';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import type { Transact } from '../durable/transact.ts';
import { newId } from '../durable/writer.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { fence } from './dispose.ts';
import type { RetentionCollections, StoredHold } from './stored.ts';

interface HoldDeps {
  collections: Collections;
  retention: RetentionCollections;
  transact: Transact;
  clock: Clock;
}

/** @throws ProblemError `not-now` when there is one on this case already. */
export async function placeHold(
  { collections, retention, transact, clock }: HoldDeps,
  { id, organisation }: Person,
  { caseReference, reason }: { caseReference: string; reason: string },
): Promise<StoredHold> {
  const hold: StoredHold = {
    _id: newId(),
    organisation,
    caseReference,
    caseKey: caseKey(caseReference),
    reason,
    placedBy: id,
    placedAt: new Date(clock.now()),
    liftedBy: null,
    liftedAt: null,
    liftedBecause: null,
  };
  return transact(async (session) => {
    await fence(collections, organisation, session);
    const standing = { organisation, caseKey: hold.caseKey, liftedAt: null };
    if (await retention.holds.findOne(standing, { session })) {
      throw new ProblemError('not-now', 'There is a hold on this case already.');
    }
    await retention.holds.insertOne(hold, { session });
    return hold;
  });
}

/** The hold stays readable, with who lifted it and why. @throws ProblemError `not-found`, `not-now` */
export async function liftHold(
  { retention, clock }: HoldDeps,
  { id: liftedBy, organisation }: Person,
  hold: string,
  liftedBecause: string,
): Promise<StoredHold> {
  const lifted = await retention.holds.findOneAndUpdate(
    { _id: hold, organisation, liftedAt: null },
    { $set: { liftedBy, liftedAt: new Date(clock.now()), liftedBecause } },
    { returnDocument: 'after' },
  );
  if (lifted) return lifted;
  if (!(await retention.holds.findOne({ _id: hold, organisation }))) throw notFound();
  throw new ProblemError('not-now', 'This hold has been lifted already.');
}
