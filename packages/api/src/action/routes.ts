import { actionCommands, actionCommandSchema } from '@alongside/workflows/action/contract';
import { actionViewSchema } from '@alongside/workflows/action/view';
import { idSchema } from '@alongside/workflows/organisation/people';
import type { Filter } from 'mongodb';
import { z } from 'zod';
import type { Collections } from '../database/collections.ts';
import { actorOf } from '../durable/kind.ts';
import { after, cursorOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { aroundAsker, workflowRoutes, type WorkflowRoutesDeps } from '../http/workflow-routes.ts';
import { decisionTimesRoute } from './decision-times-route.ts';
import type { ActionKind } from './kind.ts';
import type { StoredAction } from './material.ts';
import { presentAction } from './present.ts';
import { mayKnowAction, takesPart } from './who-may-know.ts';

export interface ActionRoutesDeps extends WorkflowRoutesDeps {
  collections: Collections;
  kind: ActionKind;
}

export function actionRoutes({ collections, kind, door, clock }: ActionRoutesDeps): Route[] {
  /** What this person may know of that was asked for. */
  async function wanted(
    { person, directory }: Asker,
    { discussion, waiting }: { discussion?: string | undefined; waiting?: 'decision' | undefined },
  ): Promise<Filter<StoredAction>> {
    const { organisation, id } = person;
    if (waiting === 'decision') return { organisation, 'projection.awaiting': id };
    const mine = [{ 'projection.owner': id }, { 'projection.approvers': id }];
    if (discussion === undefined) return { organisation, $or: mine };
    const whole = await collections.discussions.findOne(
      { _id: discussion, organisation },
      { projection: { projection: 1 } },
    );
    const reads = whole !== null && takesPart(whole.projection, id, directory);
    return { organisation, 'projection.discussion': discussion, ...(!reads && { $or: mine }) };
  }

  const list = route({
    method: 'get',
    path: '/actions',
    summary: 'Next steps of mine, of a discussion, or waiting for my decision; last changed first',
    params: none,
    query: pageQuery({
      discussion: idSchema.optional(),
      waiting: z.literal('decision').optional(),
    }),
    body: noBody,
    answers: { status: 200, schema: pageSchema(actionViewSchema) },
    async handle({ asker, query }) {
      const around = aroundAsker(asker, clock);
      const found = await collections.actions
        .find({ $and: [await wanted(asker, query), after(placeOf(query.cursor), 'updatedAt')] })
        .sort({ updatedAt: -1, _id: -1 })
        .limit(query.limit + 1)
        .toArray();
      const sender = { kind: 'person', person: asker.person } as const;
      const shown = found.slice(0, query.limit);
      const items = await Promise.all(
        shown.map(async (read) => {
          const stored = { ...read, ...kind.workflow.migrate(read) };
          const material = await kind.gather(stored, sender, around);
          const { projection } = stored;
          if (!mayKnowAction(projection, material.discussion, asker.person.id, asker.directory)) {
            return null;
          }
          const facts = kind.facts(stored.projection, material, around);
          const look = kind.workflow.look(stored, actorOf(sender), around.at, facts);
          return presentAction(stored, look, material, asker.person.id, asker.directory, around.at);
        }),
      );
      const last = shown.at(-1);
      const next =
        found.length > query.limit && last ? cursorOf({ at: last.updatedAt, id: last._id }) : null;
      return { status: 200, json: { items: items.filter((item) => item !== null), next } };
    },
  });

  const shape = {
    path: '/actions',
    noun: 'a next step',
    view: actionViewSchema,
    commands: actionCommandSchema,
    commandsShown: Object.values(actionCommands),
  };
  const times = decisionTimesRoute({ collections, clock });
  return [list, times, ...workflowRoutes(kind, shape, { door, clock })];
}
