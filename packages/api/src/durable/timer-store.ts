import type { ClientSession } from 'mongodb';
import { type DueBy, dueBy } from '../database/due.ts';
import { leaseMs } from './outbox.ts';
import type { StoredWorkflow } from './stored-workflow.ts';
import type { TimerStore } from './timers.ts';
import type { Transact } from './transact.ts';
import { earliest } from './writer.ts';

type TimerFields = Pick<StoredWorkflow<unknown>, '_id' | 'organisation' | 'timers'>;
type Place = { _id: string; organisation: string };

/** The part of a driver's collection that timers need. */
export interface TimerCollection {
  findOneAndUpdate(
    filter: { nextDue: DueBy; timersLeasedUntil: { $not: { $gt: Date } } },
    update: { $set: { timersLeasedUntil: Date } },
    options: { sort: { nextDue: 1 }; projection: { organisation: 1; timers: 1 } },
  ): Promise<TimerFields | null>;
  findOne(filter: Place, options: { session: ClientSession }): Promise<TimerFields | null>;
  updateOne(
    filter: Place,
    update: { $set: Pick<StoredWorkflow<unknown>, 'timers' | 'nextDue' | 'timersLeasedUntil'> },
    options: { session: ClientSession },
  ): Promise<unknown>;
}

/** The timers kept with the workflows of one collection. */
export function createTimerStore(workflows: TimerCollection, transact: Transact): TimerStore {
  return {
    async claim(now) {
      const found = await workflows.findOneAndUpdate(
        { nextDue: dueBy(now), timersLeasedUntil: { $not: { $gt: now } } },
        { $set: { timersLeasedUntil: new Date(now.getTime() + leaseMs) } },
        { sort: { nextDue: 1 }, projection: { organisation: 1, timers: 1 } },
      );
      if (!found) return null;
      return { workflow: found._id, organisation: found.organisation, timers: found.timers };
    },
    discard({ workflow, organisation }, token) {
      return transact(async (session) => {
        const place = { _id: workflow, organisation };
        const found = await workflows.findOne(place, { session });
        if (!found) return;
        const timers = found.timers.filter((timer) => timer.token !== token);
        const kept = { timers, nextDue: earliest(timers), timersLeasedUntil: null };
        await workflows.updateOne(place, { $set: kept }, { session });
      });
    },
  };
}
