import {
  type Decided,
  decisionTimes,
  decisionTimesSchema,
} from '@alongside/workflows/action/decision-times';
import { may } from '@alongside/workflows/rights/rights';
import { DateTime } from 'luxon';
import { type Clock, instantOf } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import { notFound } from '../problem-error.ts';
import { contextOfAction } from './context.ts';

const day = 24 * 60 * 60 * 1000;
const elsewhere = 'No service named';

/** How long decisions took in the twelve whole months before this one. */
export function decisionTimesRoute({
  collections,
  clock,
}: {
  collections: Collections;
  clock: Clock;
}): Route {
  return route({
    method: 'get',
    path: '/decisions/times',
    summary: 'How long decisions take, by service; small numbers are not in it',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: decisionTimesSchema },
    async handle({ asker: { person, directory } }) {
      if (!may(person, 'seeDecisionTimes')) throw notFound();
      const zone = directory.settings.timeZone;
      const ends = DateTime.fromISO(instantOf(clock), { zone }).startOf('month');
      const begins = ends.minus({ months: 12 });
      const decided = await decidedBetween(
        collections,
        person.organisation,
        begins.toUTC().toJSDate(),
        ends.toUTC().toJSDate(),
      );
      const period = {
        from: begins.toFormat('yyyy-MM-dd'),
        until: ends.minus({ days: 1 }).toFormat('yyyy-MM-dd'),
      };
      return { status: 200, json: { period, ...decisionTimes(decided) } };
    },
  });
}

/** Answered from `begins` on and before `ends`, whenever they were asked. */
async function decidedBetween(
  { actions, discussions }: Collections,
  organisation: string,
  begins: Date,
  ends: Date,
): Promise<Decided[]> {
  const found = await actions
    .find({
      organisation,
      'projection.approvers': { $exists: true, $ne: [] },
      updatedAt: { $gte: begins },
    })
    .toArray();
  const from = [...new Set(found.map(({ projection }) => projection.discussion))];
  const services = new Map<string, string | null>();
  const around = discussions.find(
    { organisation, _id: { $in: from } },
    { projection: { 'projection.service': 1 } },
  );
  for await (const { _id, projection } of around) services.set(_id, projection.service);
  return found.flatMap((action) => {
    const service = services.get(action.projection.discussion) ?? elsewhere;
    return contextOfAction(action).decisions.flatMap(
      ({ askedBy, askedAt, approver, decidedAt }) => {
        const at = decidedAt === null ? NaN : Date.parse(decidedAt);
        const isWithin = at >= begins.getTime() && at < ends.getTime();
        const days = (at - Date.parse(askedAt)) / day;
        return isWithin ? [{ service, askedBy, approver, days }] : [];
      },
    );
  });
}
