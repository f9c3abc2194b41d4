import {
  greatPracticeCommands,
  greatPracticeCommandSchema,
  nominationSchema,
} from '@alongside/workflows/great-practice/contract';
import { whyNotPraised } from '@alongside/workflows/great-practice/rules';
import {
  greatPracticeItemSchema,
  greatPracticeViewSchema,
} from '@alongside/workflows/great-practice/view';
import { may } from '@alongside/workflows/rights/rights';
import { z } from 'zod';
import type { Collections } from '../database/collections.ts';
import { commandIdSchema } from '../http/command-body.ts';
import { after, pageOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import {
  answerReply,
  sentBy,
  workflowRoutes,
  type WorkflowRoutesDeps,
} from '../http/workflow-routes.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { sharedStrength } from './from-record.ts';
import type { GreatPracticeKind } from './kind.ts';
import { daySchema, orderOf, sharedWithin, shows, shownTo, wordsIn } from './lists.ts';
import { presentItem } from './present.ts';

export interface GreatPracticeRoutesDeps extends WorkflowRoutesDeps {
  collections: Collections;
  kind: GreatPracticeKind;
}

/** What colleagues do well: the wall everybody reads, and what is between two until one of them says yes. */
export function greatPracticeRoutes(deps: GreatPracticeRoutesDeps): Route[] {
  const { collections, kind, door, clock } = deps;

  const list = route({
    method: 'get',
    path: '/great-practice',
    summary:
      'The wall of great practice; what I gave or was given; or what waits for my answer. Newest first',
    params: none,
    query: pageQuery({
      show: z.enum(shows).default('wall'),
      q: z.string().max(100).optional(),
      /** Days on which it came onto the wall, both inclusive. */
      from: daySchema,
      until: daySchema,
    }),
    body: noBody,
    answers: { status: 200, schema: pageSchema(greatPracticeItemSchema) },
    async handle({ asker: { person, directory }, query: { show, q, from, until, cursor, limit } }) {
      if (!may(person, 'seeGreatPractice')) throw notFound();
      const order = orderOf(show);
      const field = `projection.${order}`;
      const found = await collections.greatPractice
        .find(
          {
            $and: [
              shownTo(person, show),
              show === 'wall' ? wordsIn(q) : {},
              show === 'wall' ? sharedWithin({ from, until }, directory.settings.timeZone) : {},
              after(placeOf(cursor), field),
            ],
          },
          { projection: { projection: 1 } },
        )
        .sort({ [field]: -1, _id: -1 })
        .limit(limit + 1)
        .toArray();
      const page = pageOf(
        found,
        limit,
        ({ _id, projection }) => ({ at: projection[order] ?? projection.nominatedAt, id: _id }),
        (stored) => presentItem(stored, person.id, directory),
      );
      return { status: 200, json: page };
    },
  });

  const nominate = route({
    method: 'post',
    path: '/great-practice',
    summary: 'Say what a colleague does well; they decide whether anybody else reads it',
    params: none,
    query: none,
    body: nominationSchema.extend({ commandId: commandIdSchema }),
    answers: { status: 201, schema: greatPracticeViewSchema },
    problems: [409, 422],
    async handle({ asker, body: { commandId, praised, words, from } }) {
      const { person, directory } = asker;
      if (!may(person, 'seeGreatPractice')) throw notFound();
      const known = directory.find(praised)?.id ?? null;
      const whyNot = whyNotPraised(praised, person.id, known);
      if (whyNot !== null) throw new ProblemError('not-now', whyNot);
      const strength = from && (await sharedStrength(collections, from, asker));
      const said = words ?? strength;
      if (said === undefined) throw new ProblemError('malformed', 'Write what you noticed.');
      const input = { praised, words: said, from: from ?? null, leftOut: false };
      const answer = await door.open(kind, { ...sentBy(person), commandId, input });
      return answerReply(kind, answer, asker, clock);
    },
  });

  const shape = {
    path: '/great-practice',
    noun: 'great practice',
    view: greatPracticeViewSchema,
    commands: greatPracticeCommandSchema,
    commandsShown: Object.values(greatPracticeCommands),
  };
  return [list, nominate, ...workflowRoutes(kind, shape, { door, clock })];
}
