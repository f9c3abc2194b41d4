import {
  discussionCommands,
  discussionCommandSchema,
  proposalSchema,
} from '@alongside/workflows/discussion/contract';
import { journeys } from '@alongside/workflows/discussion/stages';
import {
  discussionSummarySchema,
  discussionViewSchema,
  recordSchema,
  timelineEntrySchema,
} from '@alongside/workflows/discussion/view';
import { idSchema, type Person } from '@alongside/workflows/organisation/people';
import { readingSchema } from '@alongside/workflows/reading/contract';
import { z } from 'zod';
import type { Collections } from '../database/collections.ts';
import { commandIdSchema } from '../http/command-body.ts';
import { pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import {
  answerReply,
  aroundAsker,
  idParams,
  sentBy,
  workflowRoutes,
  type WorkflowRoutesDeps,
} from '../http/workflow-routes.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { DiscussionKind } from './kind.ts';
import { listDiscussions } from './list.ts';
import type { Gather } from './material.ts';
import { proposalInput } from './proposing.ts';
import type { Readings } from '../reading/readings.ts';
import { presentRecord } from './record.ts';
import { readTimeline } from './timeline.ts';
import { type ReadAs, readsAs } from './who-may-know.ts';

export interface DiscussionRoutesDeps extends WorkflowRoutesDeps {
  collections: Collections;
  kind: DiscussionKind;
  gather: Gather;
  readings: Readings;
}

export function discussionRoutes(deps: DiscussionRoutesDeps): Route[] {
  const { collections, kind, gather, door, clock, readings } = deps;

  /** Why this person may open it. @throws ProblemError `not-found` */
  async function opened(id: string, { person, directory }: Asker): Promise<ReadAs> {
    const found = await collections.discussions.findOne(
      { _id: id, organisation: person.organisation },
      { projection: { projection: 1 } },
    );
    const readAs = found && readsAs(found.projection, person.id, directory);
    if (!readAs) throw notFound();
    return readAs;
  }

  /** @throws ProblemError `not-found` also for a safety responder: this is content. */
  async function openedContent(id: string, asker: Asker): Promise<Person> {
    if ((await opened(id, asker)) !== 'participant') throw notFound();
    return asker.person;
  }

  const list = route({
    method: 'get',
    path: '/discussions',
    summary: 'Discussions I take part in, and those whose concern I answer for; last changed first',
    params: none,
    query: pageQuery({ q: z.string().max(100).optional(), journey: z.enum(journeys).optional() }),
    body: noBody,
    answers: { status: 200, schema: pageSchema(discussionSummarySchema) },
    async handle({ asker, query }) {
      const { q, journey, limit } = query;
      const filter = { q, journey, limit, place: placeOf(query.cursor) };
      const around = aroundAsker(asker, clock);
      if (q?.trim()) await readings.noteSearch(asker.person, q.trim());
      const page = await listDiscussions(collections, kind, gather, asker, filter, around);
      for (const { id, differences } of page.items) {
        if (differences.length > 0) await readings.note(id, asker.person, 'differences');
      }
      return { status: 200, json: page };
    },
  });

  const propose = route({
    method: 'post',
    path: '/discussions',
    summary: 'Propose a learning discussion, or ask for one',
    params: none,
    query: none,
    body: proposalSchema.extend({ commandId: commandIdSchema }),
    answers: { status: 201, schema: discussionViewSchema },
    problems: [403, 409, 422],
    async handle({ asker, body: { commandId, ...proposal } }) {
      const input = proposalInput(proposal, asker);
      const answer = await door.open(kind, { ...sentBy(asker.person), commandId, input });
      return answerReply(kind, answer, asker, clock);
    },
  });

  const timeline = route({
    method: 'get',
    path: '/discussions/:id/timeline',
    summary: 'What happened, newest first',
    params: idParams,
    query: pageQuery({}, 200, 50),
    body: noBody,
    answers: { status: 200, schema: pageSchema(timelineEntrySchema) },
    async handle({ asker, params, query }) {
      const readAs = await opened(params.id, asker);
      const discussion = { id: params.id, organisation: asker.person.organisation };
      const page = { before: revisionIn(query.cursor), limit: query.limit };
      const lines = await readTimeline(collections, discussion, readAs, page, asker.directory);
      return { status: 200, json: lines };
    },
  });

  const recordPlace = (id: string, { organisation }: Person) => ({ organisation, discussion: id });

  const records = route({
    method: 'get',
    path: '/discussions/:id/records',
    summary: 'The versions of the record, each as it was agreed; newest first',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: pageSchema(recordSchema) },
    async handle({ asker, params }) {
      const person = await openedContent(params.id, asker);
      const found = await collections.records
        .find(recordPlace(params.id, person))
        .sort({ version: -1 })
        .toArray();
      if (found.length > 0) await readings.note(params.id, person, 'record');
      const items = found.map((record) => presentRecord(record, asker.directory));
      return { status: 200, json: { items, next: null } };
    },
  });

  const record = route({
    method: 'get',
    path: '/discussions/:id/records/:version',
    summary: 'One version of the record, as it was agreed',
    params: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1).max(10_000) }),
    query: none,
    body: noBody,
    answers: { status: 200, schema: recordSchema },
    async handle({ asker, params }) {
      const person = await openedContent(params.id, asker);
      const place = { ...recordPlace(params.id, person), version: params.version };
      const found = await collections.records.findOne(place);
      if (!found) throw notFound();
      await readings.note(params.id, person, 'record');
      return { status: 200, json: presentRecord(found, asker.directory) };
    },
  });

  const whoRead = route({
    method: 'get',
    path: '/discussions/:id/readings',
    summary: 'Who has read what, newest first; for its participants',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: pageSchema(readingSchema) },
    async handle({ asker, params }) {
      const person = await openedContent(params.id, asker);
      const items = await readings.of(params.id, person.organisation, asker.directory);
      return { status: 200, json: { items, next: null } };
    },
  });

  const shape = {
    path: '/discussions',
    noun: 'a discussion',
    view: discussionViewSchema,
    commands: discussionCommandSchema,
    commandsShown: Object.values(discussionCommands),
  };
  const [read, command] = workflowRoutes(kind, shape, { door, clock });
  return [list, propose, timeline, records, record, whoRead, read, command].filter(
    (route): route is Route => route !== undefined,
  );
}

/** @throws ProblemError `malformed` */
function revisionIn(cursor: string | undefined): number | undefined {
  const place = placeOf(cursor);
  if (!place) return undefined;
  if (!/^\d{1,9}$/.test(place.id))
    throw new ProblemError('malformed', 'This cursor is not of this list.');
  return Number(place.id);
}
