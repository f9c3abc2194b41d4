import {
  type Conflict,
  conflictBodySchema,
  conflictSchema,
} from '@alongside/workflows/rights/conflict';
import { may } from '@alongside/workflows/rights/rights';
import { z } from 'zod';
import type { Collections } from '../database/collections.ts';
import { after, pageOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { ConflictRegistry } from './registry.ts';
import type { StoredConflict } from './stored.ts';

/** “I know this family”: said before anybody asks, and kept from both sides. */
export function conflictRoutes({ conflicts }: Collections, registry: ConflictRegistry): Route[] {
  const list = route({
    method: 'get',
    path: '/conflicts',
    summary:
      'Families I know; for whoever keeps these, with `of=everybody` those of all colleagues',
    params: none,
    query: pageQuery({ of: z.literal('everybody').optional() }, 200, 100),
    body: noBody,
    answers: { status: 200, schema: pageSchema(conflictSchema) },
    problems: [403],
    async handle({ asker, query }) {
      const { organisation, id: person } = asker.person;
      if (query.of === 'everybody') mustKeep(asker);
      const whose = query.of === 'everybody' ? { organisation } : { organisation, person };
      const found = await conflicts
        .find({ $and: [whose, after(placeOf(query.cursor), 'at')] })
        .sort({ at: -1, _id: -1 })
        .limit(query.limit + 1)
        .toArray();
      const json = pageOf(
        found,
        query.limit,
        ({ at, _id }) => ({ at, id: _id }),
        (conflict) => presentConflict(conflict, asker),
      );
      return { status: 200, json };
    },
  });

  const record = route({
    method: 'post',
    path: '/conflicts',
    summary: 'Say that I know this family; or record that a colleague does',
    params: none,
    query: none,
    body: conflictBodySchema,
    answers: { status: 201, schema: conflictSchema },
    problems: [422],
    async handle({ asker, body }) {
      const { id: by, organisation } = asker.person;
      const person = body.person ?? by;
      if (person !== by) mustKeep(asker);
      if (!asker.directory.find(person)) {
        throw new ProblemError('not-now', 'There is no such person in your organisation.', {
          can: [],
        });
      }
      const { caseReference } = body;
      const conflict = await registry.record({ organisation, person, caseReference, by });
      return { status: 201, json: presentConflict(conflict, asker) };
    },
  });

  const takeBack = route({
    method: 'delete',
    path: '/conflicts/:id',
    summary: 'Take it back: a case was mixed up with another',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 204, schema: none },
    async handle({ asker, params }) {
      const found = await conflicts.findOne({
        _id: params.id,
        organisation: asker.person.organisation,
      });
      if (!found || !(isOf(found, asker) || keeps(asker))) throw notFound();
      if (!mayTakeBack(found, asker)) {
        throw new ProblemError(
          'not-yours',
          'A colleague recorded this for you. Somebody else who keeps these can take it back.',
        );
      }
      await registry.takeBack(found, asker.person);
      return { status: 204 };
    },
  });

  return [list, record, takeBack];
}

function keeps({ person }: Asker): boolean {
  return may(person, 'keepConflicts');
}

/** @throws ProblemError `not-yours` */
function mustKeep(asker: Asker): void {
  if (!keeps(asker)) {
    throw new ProblemError(
      'not-yours',
      'You can say this for yourself. For a colleague the quality lead or an administrator does.',
    );
  }
}

function isOf({ person }: StoredConflict, asker: Asker): boolean {
  return person === asker.person.id;
}

function mayTakeBack(conflict: StoredConflict, asker: Asker): boolean {
  // What somebody else recorded for oneself is not one's own to take back, whoever one is.
  return isOf(conflict, asker) ? conflict.recordedBy === asker.person.id : keeps(asker);
}

function presentConflict(conflict: StoredConflict, asker: Asker): Conflict {
  const { _id, caseReference, person, recordedBy, at } = conflict;
  return {
    id: _id,
    caseReference,
    person: asker.directory.ref(person),
    recordedBy: asker.directory.ref(recordedBy),
    at: at.toISOString(),
    canTakeBack: mayTakeBack(conflict, asker),
  };
}
