import { outsideMinutes } from '@alongside/workflows/reading/reason';
import type { Clock } from '../../clock.ts';
import type { StoredDiscussion } from '../../discussion/material.ts';
import { newId } from '../../durable/writer.ts';
import type { Asker } from '../../http/route.ts';
import type { Tell } from '../../notification/deliver.ts';
import type { ViewLog } from '../view-log.ts';
import type { OpeningCollections, StoredOpening } from './stored.ts';

const durable = { writeConcern: { w: 'majority', journal: true } } as const;

export interface Openings {
  /** In the log, kept, and told to everybody concerned when it resolves (R14). */
  begin(discussion: StoredDiscussion, asker: Asker, reason: string): Promise<StoredOpening>;
  /** One's own that has not ended; null otherwise. */
  find(id: string, asker: Asker): Promise<StoredOpening | null>;
  /** One's own that have not ended, newest first. */
  open(asker: Asker): Promise<StoredOpening[]>;
  end(opening: StoredOpening): Promise<void>;
  /** Tells whoever is to be told, once; nothing is shown before. */
  tellOnce(opening: StoredOpening, discussion: StoredDiscussion, asker: Asker): Promise<void>;
}

/** Readings from outside, each with the time it ends at: whoever looks, looks at the clock (R12). */
export function createOpenings(deps: {
  openings: OpeningCollections['openings'];
  viewLog: Pick<ViewLog, 'append'>;
  tell: Tell;
  clock: Clock;
}): Openings {
  const { openings, viewLog, tell, clock } = deps;

  async function tellOnce(
    { _id, organisation, discussion, person, told }: StoredOpening,
    { projection }: StoredDiscussion,
    { directory }: Asker,
  ) {
    if (told) return;
    const from = { effect: `outside:${_id}`, organisation, by: person };
    const participants = projection.people.filter((one) => one !== person);
    await tell({
      ...from,
      to: participants,
      kind: 'readFromOutside',
      aboutKind: 'reading',
      about: discussion,
    });
    const leads = directory
      .everybody()
      .filter(({ id, roles }) => roles.includes('qualityLead') && id !== person)
      .filter(({ id }) => !participants.includes(id) && !projection.conflicted.includes(id))
      .filter(({ id }) => !directory.families.knows(id, projection.caseReference));
    await tell({
      ...from,
      to: leads.map(({ id }) => id),
      kind: 'outsideReadingBegun',
      aboutKind: 'viewLog',
      about: discussion,
    });
    // With majority: what was told before it in the same log is durable then, too.
    await openings.updateOne({ _id, organisation }, { $set: { told: true } }, durable);
  }

  return {
    tellOnce,
    async begin(stored, asker, reason) {
      const { organisation, id: person } = asker.person;
      const begunAt = new Date(clock.now());
      const opening: StoredOpening = {
        _id: newId(),
        organisation,
        discussion: stored._id,
        caseReference: stored.projection.caseReference,
        person,
        reason,
        begunAt,
        until: new Date(begunAt.getTime() + outsideMinutes * 60_000),
        endedAt: null,
        told: false,
      };
      const about = { discussion: stored._id };
      await viewLog.append({ organisation, person, what: 'outsideReadingBegun', about, reason });
      await openings.insertOne(opening, durable);
      await tellOnce(opening, stored, asker);
      return opening;
    },
    find: (id, { person }) =>
      openings.findOne({
        _id: id,
        organisation: person.organisation,
        person: person.id,
        until: { $gt: new Date(clock.now()) },
        endedAt: null,
      }),
    open: ({ person }) =>
      openings
        .find({
          organisation: person.organisation,
          person: person.id,
          until: { $gt: new Date(clock.now()) },
          endedAt: null,
        })
        .sort({ until: -1 })
        .limit(20)
        .toArray(),
    async end({ _id, organisation, person, discussion }) {
      await openings.updateOne(
        { _id, organisation, endedAt: null },
        { $set: { endedAt: new Date(clock.now()) } },
        durable,
      );
      const about = { discussion };
      await viewLog.append({ organisation, person, what: 'outsideReadingEnded', about });
    },
  };
}
