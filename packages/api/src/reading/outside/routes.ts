import {
  caseFoundSchema,
  outsideReadingBodySchema,
  outsideReadingSchema,
  outsideViewSchema,
} from '@alongside/workflows/reading/outside';
import { caseKey } from '@alongside/workflows/rights/case-key';
import { caseReferenceSchema } from '@alongside/workflows/rights/conflict';
import { may } from '@alongside/workflows/rights/rights';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Collections } from '../../database/collections.ts';
import type { DiscussionKind } from '../../discussion/kind.ts';
import { factsFrom, type Gather, type StoredDiscussion } from '../../discussion/material.ts';
import { readsAs } from '../../discussion/who-may-know.ts';
import { actorOf } from '../../durable/kind.ts';
import { pageSchema } from '../../http/paging.ts';
import { type Asker, noBody, none, type Route, route } from '../../http/route.ts';
import { aroundAsker, idParams } from '../../http/workflow-routes.ts';
import { notFound, ProblemError } from '../../problem-error.ts';
import type { ViewLog } from '../view-log.ts';
import type { Openings } from './openings.ts';
import { presentOpening, presentOutside } from './present.ts';
import { mayOpen } from './who-may-open.ts';

export interface OutsideRoutesDeps {
  collections: Pick<Collections, 'discussions'>;
  openings: Openings;
  kind: DiscussionKind;
  gather: Gather;
  viewLog: Pick<ViewLog, 'append' | 'appendHourly'>;
  clock: Clock;
}

/** Reading a discussion from outside its circle: rules R11 to R15. */
export function outsideRoutes(deps: OutsideRoutesDeps): Route[] {
  const { collections, openings, kind, gather, viewLog, clock } = deps;
  const { discussions } = collections;

  const search = route({
    method: 'get',
    path: '/case-search',
    summary: 'Whether there is a discussion about a case that I may read from outside',
    params: none,
    query: z.strictObject({ caseReference: caseReferenceSchema }),
    body: noBody,
    answers: { status: 200, schema: pageSchema(caseFoundSchema) },
    problems: [403],
    async handle({ asker, query: { caseReference } }) {
      mustHold(asker);
      const { organisation, id: person } = asker.person;
      await viewLog.append({ organisation, person, what: 'caseSearch', about: { caseReference } });
      const found = await discussions
        .find({ organisation, 'projection.caseKey': caseKey(caseReference) })
        .sort({ createdAt: -1, _id: -1 })
        .limit(50)
        .toArray();
      const items = found.flatMap((stored) => {
        const mine = readsAs(stored.projection, person, asker.directory) === 'participant';
        return mine || mayOpen(asker, stored.projection) ? [{ discussion: stored._id, mine }] : [];
      });
      return { status: 200, json: { items, next: null } };
    },
  });

  const list = route({
    method: 'get',
    path: '/outside-readings',
    summary: 'What I am reading from outside now',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: pageSchema(outsideReadingSchema) },
    problems: [403],
    async handle({ asker }) {
      mustHold(asker);
      const items = (await openings.open(asker)).map(presentOpening);
      return { status: 200, json: { items, next: null } };
    },
  });

  const begin = route({
    method: 'post',
    path: '/outside-readings',
    summary: 'Begin to read a discussion from outside; its participants are told who and why',
    params: none,
    query: none,
    body: outsideReadingBodySchema,
    answers: { status: 201, schema: outsideReadingSchema },
    problems: [422],
    async handle({ asker, body }) {
      mustHold(asker);
      const stored = await opened(body.discussion, asker);
      if (readsAs(stored.projection, asker.person.id, asker.directory) === 'participant') {
        throw new ProblemError('not-now', 'You take part in it: open it as you always do.', {
          can: [],
        });
      }
      const opening = await openings.begin(stored, asker, body.reason);
      return { status: 201, json: presentOpening(opening) };
    },
  });

  const read = route({
    method: 'get',
    path: '/outside-readings/:id',
    summary: 'Read it, until its time is over',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: outsideViewSchema },
    problems: [403],
    async handle({ asker, params }) {
      mustHold(asker);
      const opening = await openings.find(params.id, asker);
      if (!opening) throw notFound();
      const stored = await opened(opening.discussion, asker);
      await openings.tellOnce(opening, stored, asker);
      const { organisation, id: person } = asker.person;
      const { discussion, reason } = opening;
      const about = { discussion };
      await viewLog.appendHourly({ organisation, person, what: 'outsideReading', about, reason });
      const around = aroundAsker(asker, clock);
      const sender = { kind: 'person', person: asker.person } as const;
      const material = await gather.forView(stored, sender, around);
      const facts = factsFrom(stored.projection, material, around);
      const look = kind.workflow.look(stored, actorOf(sender), around.at, facts);
      return {
        status: 200,
        json: presentOutside(opening, stored, look, material, asker.directory),
      };
    },
  });

  const end = route({
    method: 'delete',
    path: '/outside-readings/:id',
    summary: 'End it before its time',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 204, schema: none },
    async handle({ asker, params }) {
      mustHold(asker);
      const opening = await openings.find(params.id, asker);
      if (!opening) throw notFound();
      await openings.end(opening);
      return { status: 204 };
    },
  });

  /** @throws ProblemError `not-found` also where there is one that this person may not open. */
  async function opened(id: string, asker: Asker): Promise<StoredDiscussion> {
    const { organisation } = asker.person;
    const found = await discussions.findOne({ _id: id, organisation });
    if (!found || !mayOpen(asker, found.projection)) throw notFound();
    return { ...found, ...kind.workflow.migrate(found) };
  }

  return [search, list, begin, read, end];
}

/** @throws ProblemError `not-yours` */
function mustHold({ person }: Asker): void {
  if (may(person, 'breakGlass')) return;
  throw new ProblemError(
    'not-yours',
    'Reading from outside is for team managers, heads of service and quality leads.',
  );
}
