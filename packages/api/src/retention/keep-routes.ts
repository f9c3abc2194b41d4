import { reflectionGoes } from '@alongside/workflows/retention/when-it-goes';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import type { Transact } from '../durable/transact.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { fence } from './dispose.ts';
import { authorsOf } from './due.ts';
import type { RetentionCollections } from './stored.ts';

const keepingSchema = z.object({
  /** It stays as long as the record. */
  kept: z.boolean(),
  /** When it goes; null while the discussion has not ended, or where it is kept. */
  goes: z.string().nullable(),
  /** When it went. */
  went: z.string().nullable(),
});

/** An author's say over their own reflection: it goes a while after closing, or stays with the record. */
export function keepRoutes(deps: {
  collections: Collections;
  retention: RetentionCollections;
  transact: Transact;
  clock: Clock;
}): Route[] {
  const { collections, retention, transact, clock } = deps;

  /** @throws ProblemError `not-found` for whoever has no reflection of their own in it. */
  async function mine(discussion: string, { person, directory }: Asker) {
    const { organisation, id } = person;
    const found = await collections.discussions.findOne({ _id: discussion, organisation });
    const conflicted = found?.projection.conflicted.includes(id) ?? true;
    if (!found || conflicted || !authorsOf(found.projection).includes(id)) throw notFound();
    const place = { organisation, discussion };
    const [kept, gone] = await Promise.all([
      retention.keptReflections.findOne({ ...place, person: id }),
      retention.disposals.findOne({ ...place, kind: 'reflection', person: id }),
    ]);
    const lastHappened = found.updatedAt.toISOString();
    const ended = { journey: found.projection.journey, lastHappened, kept: kept !== null };
    return {
      kept: kept !== null,
      goes: gone ? null : reflectionGoes(ended, directory.settings.retention),
      went: gone?.startedAt.toISOString() ?? null,
    };
  }

  const read = route({
    method: 'get',
    path: '/discussions/:id/my-reflection',
    summary: 'How long my own reflection is kept',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: keepingSchema },
    async handle({ asker, params }) {
      return { status: 200, json: await mine(params.id, asker) };
    },
  });

  const choose = route({
    method: 'post',
    path: '/discussions/:id/my-reflection',
    summary: 'Keep my own reflection as long as the record, or let it go at its time',
    params: idParams,
    query: none,
    body: z.strictObject({ keep: z.boolean() }),
    answers: { status: 200, schema: keepingSchema },
    problems: [422],
    async handle({ asker, params, body }) {
      const { went } = await mine(params.id, asker);
      if (went !== null) {
        throw new ProblemError('not-now', 'Your reflection has gone already, at its time.');
      }
      const { id: person, organisation } = asker.person;
      const _id = `${params.id}:${person}`;
      await transact(async (session) => {
        await fence(collections, organisation, session);
        if (!body.keep) {
          await retention.keptReflections.deleteOne({ _id, organisation }, { session });
          return;
        }
        const kept = { organisation, discussion: params.id, person, at: new Date(clock.now()) };
        await retention.keptReflections.updateOne(
          { _id },
          { $setOnInsert: kept },
          { session, upsert: true },
        );
      });
      return { status: 200, json: await mine(params.id, asker) };
    },
  });

  return [read, choose];
}
