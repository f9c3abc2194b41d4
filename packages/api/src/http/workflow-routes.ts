import type { Person } from '@alongside/workflows/organisation/people';
import { idSchema } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import { type Clock, instantOf } from '../clock.ts';
import type { Door } from '../durable/command-door.ts';
import type { Kind, Surroundings, WorkflowTypes } from '../durable/kind.ts';
import { viewOf } from '../durable/reading.ts';
import type { Answer } from '../durable/receipts.ts';
import { notFound } from '../problem-error.ts';
import { commandBody, commandBodyShown, revisionExpected } from './command-body.ts';
import { type Asker, noBody, none, type Reply, type Route, route } from './route.ts';

export const idParams = z.strictObject({ id: idSchema });

export interface WorkflowRoutesDeps {
  door: Door;
  clock: Clock;
}

/** What surrounds a request that only reads. */
export function aroundAsker({ person, directory }: Asker, clock: Clock): Surroundings {
  return { organisation: person.organisation, directory, at: instantOf(clock) };
}

/** Reading one workflow and sending it commands: the same for every kind. */
export function workflowRoutes<T extends WorkflowTypes>(
  kind: Kind<T>,
  shape: {
    path: string;
    noun: string;
    view: z.ZodType;
    commands: z.ZodType<T['command']>;
    commandsShown: readonly z.ZodObject[];
  },
  { door, clock }: WorkflowRoutesDeps,
): Route[] {
  return [
    route({
      method: 'get',
      path: `${shape.path}/:id`,
      summary: `Read ${shape.noun}`,
      params: idParams,
      query: none,
      body: noBody,
      answers: { status: 200, schema: shape.view },
      async handle({ asker, params }) {
        return viewReply(kind, params.id, asker, clock);
      },
    }),
    route({
      method: 'post',
      path: `${shape.path}/:id/commands`,
      summary: `Send ${shape.noun} a command`,
      params: idParams,
      query: none,
      body: commandBody(shape.commands),
      bodyShown: commandBodyShown(shape.commandsShown),
      answers: { status: 200, schema: shape.view },
      problems: [403, 409, 422],
      mayEndAccess: true,
      async handle({ asker, params, body, req }) {
        const { person } = asker;
        const answer = await door.perform(kind, {
          organisation: person.organisation,
          sender: { kind: 'person', person },
          commandId: body.commandId,
          workflow: params.id,
          command: body.command,
          expectedRevision: revisionExpected(body.expectedRevision, req.get('if-match')),
        });
        return answerReply(kind, answer, asker, clock);
      },
    }),
  ];
}

/** @throws ProblemError `not-found`, in the same words whether it exists or not. */
async function viewReply<T extends WorkflowTypes>(
  kind: Kind<T>,
  workflow: string,
  asker: Asker,
  clock: Clock,
): Promise<Reply> {
  const found = await viewOf(kind, workflow, asker.person, aroundAsker(asker, clock));
  if (!found) throw notFound();
  return { status: 200, json: found.view, etag: found.revision };
}

/** The bytes of the first answer; where they are too old to be kept, the view as it stands now. */
export async function answerReply<T extends WorkflowTypes>(
  kind: Kind<T>,
  { status, body, workflow, revision }: Answer,
  asker: Asker,
  clock: Clock,
): Promise<Reply> {
  if (status === 204) return { status };
  if (body === null) return viewReply(kind, workflow, asker, clock);
  return { status, body, etag: revision };
}

/** A sender at the door. */
export function sentBy(person: Person): {
  organisation: string;
  sender: { kind: 'person'; person: Person };
} {
  return { organisation: person.organisation, sender: { kind: 'person', person } };
}
