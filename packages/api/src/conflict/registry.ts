import { randomUUID } from 'node:crypto';
import { caseKey } from '@alongside/workflows/rights/case-key';
import type { Person } from '@alongside/workflows/organisation/people';
import type { ClientSession } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { dueBy } from '../database/due.ts';
import type { DiscussionKind } from '../discussion/kind.ts';
import { derivedId } from '../durable/canonical-json.ts';
import type { Door } from '../durable/command-door.ts';
import { isDuplicate } from '../durable/receipts.ts';
import type { Live } from '../live/ports.ts';
import type { Directories } from '../person/directory.ts';
import { ProblemError } from '../problem-error.ts';
import type { ViewLog } from '../reading/view-log.ts';
import type { StoredConflict } from './stored.ts';

/** How long after it was recorded discussions are looked through again, in milliseconds: one may have been opening. */
const lookAgainAfter = 60_000;

export interface ConflictRegistry {
  /** Records it, and ends that person's part in every discussion of the case before it resolves. */
  record(asked: {
    organisation: string;
    person: string;
    caseReference: string;
    by: string;
  }): Promise<StoredConflict>;
  /** Whoever took a part away by it does not get it back: a conflict in a discussion is for good (D30). */
  takeBack(conflict: StoredConflict, by: Person): Promise<void>;
  /** For a poller: ends what was left over. */
  round(): Promise<boolean>;
}

export interface RegistryDeps {
  collections: Collections;
  directories: Directories;
  viewLog: Pick<ViewLog, 'append'>;
  door: Door;
  kind: DiscussionKind;
  live: Pick<Live, 'circleChanged'>;
  clock: Clock;
}

export function createConflictRegistry(deps: RegistryDeps): ConflictRegistry {
  const { collections, directories, viewLog, door, kind, live, clock } = deps;
  const { conflicts, discussions } = collections;

  /** Through the door, in that person's own name: what is recorded for her counts as if she had said it (D30). */
  async function endParts({ organisation, person, caseKey: key }: StoredConflict): Promise<void> {
    const directory = await directories.of(organisation);
    const concerned = await discussions
      .find({ organisation, 'projection.caseKey': key }, { projection: { 'projection.people': 1 } })
      .toArray();
    const leaver = directory.find(person);
    for (const { _id: workflow, projection } of concerned) {
      if (leaver && projection.people.includes(person)) {
        await leave(workflow, leaver);
      }
      // Who left before may still be reading what they wrote.
      live.circleChanged(workflow);
    }
  }

  async function leave(workflow: string, person: Person): Promise<void> {
    const { organisation } = person;
    const sender = { kind: 'person', person } as const;
    const command = { type: 'declareConflict' } as const;
    try {
      const commandId = `conflict:${randomUUID()}`;
      await door.perform(kind, { organisation, sender, commandId, workflow, command });
    } catch (error) {
      // Another node, or she herself, was first.
      if (!(error instanceof ProblemError)) throw error;
    }
  }

  return {
    async record({ organisation, person, caseReference, by }) {
      const conflict = conflictOf(
        { organisation, person, caseReference, recordedBy: by },
        new Date(clock.now()),
      );
      const about = { caseReference, colleague: person };
      await viewLog.append({ organisation, person: by, what: 'conflictRecorded', about });
      await keepConflict(collections, conflict);
      directories.forget(organisation);
      await endParts(conflict);
      return (await conflicts.findOne({ _id: conflict._id, organisation })) ?? conflict;
    },
    async takeBack({ _id, organisation, person, caseReference }, by) {
      const about = { caseReference, colleague: person };
      await viewLog.append({ organisation, person: by.id, what: 'conflictTakenBack', about });
      await conflicts.deleteOne(
        { _id, organisation },
        { writeConcern: { w: 'majority', journal: true } },
      );
      directories.forget(organisation);
    },
    async round() {
      const now = clock.now();
      const found = await conflicts.findOne({ due: dueBy(new Date(now)) });
      if (!found) return false;
      directories.forget(found.organisation);
      await endParts(found);
      const again = found.at.getTime() + lookAgainAfter;
      const due = now < again ? new Date(again) : null;
      await conflicts.updateOne({ _id: found._id, due: found.due }, { $set: { due } });
      return true;
    },
  };
}

/** A conflict as it is kept. */
export function conflictOf(
  said: Pick<StoredConflict, 'organisation' | 'person' | 'caseReference' | 'recordedBy'>,
  at: Date,
): StoredConflict {
  const key = caseKey(said.caseReference);
  const _id = derivedId('conflict', said.organisation, key, said.person);
  return { _id, ...said, caseKey: key, at, due: at };
}

/** Keeps it; who said it first stays who said it. Within `session` it holds with the transaction. */
export async function keepConflict(
  { conflicts }: Pick<Collections, 'conflicts'>,
  { _id, ...conflict }: StoredConflict,
  session?: ClientSession,
): Promise<void> {
  const { due, ...said } = conflict;
  const keep = () =>
    conflicts.updateOne(
      { _id, organisation: conflict.organisation },
      { $setOnInsert: said, $set: { due } },
      {
        upsert: true,
        ...(session ? { session } : { writeConcern: { w: 'majority', journal: true } }),
      },
    );
  try {
    await keep();
  } catch (error) {
    // Two said it in the same moment: what was said first is kept. A transaction is tried again as a whole.
    if (session || !isDuplicate(error)) throw error;
    await keep();
  }
}
