import { idSchema } from '@alongside/workflows/organisation/people';
import {
  noticeSchema,
  responseCommands,
  responseCommandSchema,
} from '@alongside/workflows/response/contract';
import { timeToTried } from '@alongside/workflows/response/measure';
import { quietEvents, saysOfResponse } from '@alongside/workflows/response/says';
import { standings } from '@alongside/workflows/response/standing';
import {
  becauseSchema,
  changeMarkSchema,
  responseEntrySchema,
  responseSummarySchema,
  responseViewSchema,
  timeToTriedSchema,
} from '@alongside/workflows/response/view';
import { may } from '@alongside/workflows/rights/rights';
import type { Filter } from 'mongodb';
import { z } from 'zod';
import { instantOf } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { commandIdSchema } from '../http/command-body.ts';
import { after, containing, pageOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import {
  answerReply,
  idParams,
  sentBy,
  workflowRoutes,
  type WorkflowRoutesDeps,
} from '../http/workflow-routes.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { changesOf } from './changes.ts';
import type { ResponseKind } from './kind.ts';
import type { StoredResponse } from './material.ts';
import type { AroundResponses } from './ports.ts';
import { summariseResponse } from './present.ts';
import { becauseOf } from './told-because.ts';

export interface ResponseRoutesDeps extends WorkflowRoutesDeps {
  collections: Collections;
  kind: ResponseKind;
  beside: AroundResponses;
}

const place = {
  area: z.string().max(100).optional(),
  theme: idSchema.optional(),
};
const shownSchema = z.enum([...standings, 'late', 'slipping']);

/** The plan: open to everybody of the organisation, changed by those who answer for themes. */
export function responseRoutes(deps: ResponseRoutesDeps): Route[] {
  const { collections, kind, beside, door, clock } = deps;
  const { responses } = collections;

  /** A theme with those merged into it. What is for the whole organisation is for every area, too. */
  async function planned(
    organisation: string,
    { area, theme }: { area?: string | undefined; theme?: string | undefined },
  ): Promise<Filter<StoredResponse>> {
    const themes = theme === undefined ? null : await beside.themesUnder(organisation, theme);
    return {
      organisation,
      ...(themes && { 'projection.theme': { $in: themes } }),
      ...(area !== undefined && { 'projection.area': { $in: [area, null] } }),
    };
  }

  const list = route({
    method: 'get',
    path: '/responses',
    summary: 'The plan: what was noticed, and what is done about it; last moved first',
    params: none,
    query: pageQuery({ ...place, q: z.string().max(100).optional(), show: shownSchema.optional() }),
    body: noBody,
    answers: { status: 200, schema: pageSchema(responseSummarySchema) },
    async handle({ asker: { person, directory }, query }) {
      const at = instantOf(clock);
      const { organisation } = person;
      const { q, show, cursor, limit, ...where } = query;
      const found = await responses
        .find(
          {
            $and: [
              await planned(organisation, where),
              showing(show, at),
              wordsIn(q),
              after(placeOf(cursor), 'projection.movedAt'),
            ],
          },
          { projection: { snapshot: 0 } },
        )
        .sort({ 'projection.movedAt': -1, _id: -1 })
        .limit(limit + 1)
        .toArray();
      const names = await beside.themeNames(organisation);
      const page = pageOf(
        found,
        limit,
        ({ _id, projection }) => ({ at: projection.movedAt, id: _id }),
        (stored) => summariseResponse(stored, names, directory, at),
      );
      return { status: 200, json: page };
    },
  });

  const headline = route({
    method: 'get',
    path: '/responses/time-to-tried',
    summary:
      'How long it takes from spotting something to trying something; over responses, never people',
    params: none,
    query: z.strictObject(place),
    body: noBody,
    answers: { status: 200, schema: timeToTriedSchema },
    async handle({ asker: { person }, query }) {
      const found = await responses
        .find(await planned(person.organisation, query), {
          projection: {
            'projection.spottedOn': 1,
            'projection.triedAt': 1,
            'projection.standing': 1,
          },
        })
        .toArray();
      const dates = found.map(({ projection: { spottedOn, triedAt, standing } }) => ({
        spottedOn,
        triedAt,
        answered: standing === 'done' || standing === 'notNow',
      }));
      return { status: 200, json: timeToTried(dates) };
    },
  });

  const changes = route({
    method: 'get',
    path: '/responses/changes',
    summary: 'When something was adopted about a theme: marks for its chart, earliest first',
    params: none,
    query: z.strictObject({ theme: idSchema.optional() }),
    body: noBody,
    answers: { status: 200, schema: pageSchema(changeMarkSchema) },
    async handle({ asker: { person }, query }) {
      const items = await changesOf(collections, person.organisation, query.theme);
      return { status: 200, json: { items, next: null } };
    },
  });

  const because = route({
    method: 'get',
    path: '/responses/because',
    summary: 'What was decided because of what I wrote, newest first',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: pageSchema(becauseSchema) },
    async handle({ asker: { person } }) {
      const items = await becauseOf(collections, beside, person.id, person.organisation);
      return { status: 200, json: { items, next: null } };
    },
  });

  const choices = route({
    method: 'get',
    path: '/responses/choices',
    summary: 'Areas and themes that a response may be about',
    params: none,
    query: none,
    body: noBody,
    answers: {
      status: 200,
      schema: z.object({
        areas: z.array(z.string()),
        themes: z.array(z.object({ id: idSchema, name: z.string() })),
      }),
    },
    async handle({ asker: { person, directory } }) {
      const themes = await beside.themes(person.organisation);
      return { status: 200, json: { areas: areasOf(directory), themes } };
    },
  });

  const notice = route({
    method: 'post',
    path: '/responses',
    summary: 'Put on the plan what was noticed about a theme',
    params: none,
    query: none,
    body: noticeSchema.extend({ commandId: commandIdSchema }),
    answers: { status: 201, schema: responseViewSchema },
    problems: [403, 409, 422],
    async handle({ asker, body: { commandId, theme, heard, area, spottedOn } }) {
      const { person, directory } = asker;
      if (!may(person, 'answerThemes')) throw new ProblemError('not-yours', whoOpens);
      const inUse = await beside.themes(person.organisation);
      if (!inUse.some(({ id }) => id === theme)) {
        throw new ProblemError('not-now', 'Choose one of your organisation’s themes.');
      }
      if (area !== undefined && !areasOf(directory).includes(area)) {
        throw new ProblemError('not-now', 'Choose one of your organisation’s areas, or all of it.');
      }
      const input = { theme, heard, area: area ?? null, spottedOn: spottedOn ?? null };
      const answer = await door.open(kind, { ...sentBy(person), commandId, input });
      return answerReply(kind, answer, asker, clock);
    },
  });

  const timeline = route({
    method: 'get',
    path: '/responses/:id/timeline',
    summary: 'What was done about it, newest first',
    params: idParams,
    query: pageQuery({}, 200, 50),
    body: noBody,
    answers: { status: 200, schema: pageSchema(responseEntrySchema) },
    async handle({ asker: { person, directory }, params, query }) {
      const { organisation } = person;
      const found = await responses.findOne(
        { _id: params.id, organisation },
        { projection: { _id: 1 } },
      );
      if (!found) throw notFound();
      const before = placeOf(query.cursor)?.at.getTime();
      const events = await collections.events
        .find(
          {
            organisation,
            workflow: params.id,
            event: { $nin: [...quietEvents] },
            ...(before !== undefined && { revision: { $lt: before } }),
          },
          { projection: { receipt: 0 } },
        )
        .sort({ revision: -1 })
        .limit(query.limit + 1)
        .toArray();
      const page = pageOf(
        events,
        query.limit,
        ({ revision }) => ({ at: new Date(revision), id: String(revision) }),
        ({ at, event, by }) => ({
          at: at.toISOString(),
          says: saysOfResponse(event, by === null ? 'The service' : directory.ref(by).name),
        }),
      );
      return { status: 200, json: page };
    },
  });

  const shape = {
    path: '/responses',
    noun: 'a response to a theme',
    view: responseViewSchema,
    commands: responseCommandSchema,
    commandsShown: Object.values(responseCommands),
  };
  return [
    list,
    headline,
    changes,
    because,
    choices,
    notice,
    timeline,
    ...workflowRoutes(kind, shape, { door, clock }),
  ];
}

const whoOpens =
  'Those who answer for themes put them on the plan: heads of service and the quality lead.';

function showing(
  show: z.infer<typeof shownSchema> | undefined,
  at: string,
): Filter<StoredResponse> {
  if (show === undefined) return {};
  if (show === 'late') return { 'projection.due.since': { $lte: at } };
  if (show === 'slipping') return { 'projection.slipping': { $ne: null } };
  return { 'projection.standing': show };
}

function wordsIn(q: string | undefined): Filter<StoredResponse> {
  const sought = q?.trim();
  if (!sought) return {};
  const words = containing(sought);
  return {
    $or: [
      { 'projection.heard': words },
      { 'projection.trial.what': words },
      { 'projection.outcome.words': words },
      { 'projection.told.message': words },
    ],
  };
}

function areasOf(directory: {
  teams: readonly { area: string }[];
  everybody(): readonly { area: string | null }[];
}): string[] {
  const areas = [...directory.teams, ...directory.everybody()].map(({ area }) => area);
  return [...new Set(areas.filter((area) => area !== null))].toSorted();
}
