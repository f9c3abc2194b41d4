import { type TeamLearning, teamLearningSchema } from '@alongside/workflows/reading/team-learning';
import { written } from '@alongside/workflows/discussion/findings';
import { may } from '@alongside/workflows/rights/rights';
import type { ActionProjection } from '../action/projection.ts';
import { derivedId } from '../durable/canonical-json.ts';
import type { Collections, StoredRecord } from '../database/collections.ts';
import type { StoredDiscussion } from '../discussion/material.ts';
import { knowsTheFamily } from '../discussion/who-may-know.ts';
import { after, cursorOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { ProblemError } from '../problem-error.ts';
import type { Directory } from '../person/directory.ts';
import type { Readings } from './readings.ts';

type Records = Pick<Collections, 'discussions' | 'records' | 'actions'>;

/** What a team learns, for its manager (R5): agreed learning and next steps, nothing of who and how. */
export function teamLearningRoutes(
  collections: Records,
  readings: Pick<Readings, 'note'>,
): Route[] {
  return [
    route({
      method: 'get',
      path: '/team-learning',
      summary: 'Learning and next steps of my team’s agreed records, newest first',
      params: none,
      query: pageQuery({}),
      body: noBody,
      answers: { status: 200, schema: pageSchema(teamLearningSchema) },
      problems: [403],
      async handle({ asker, query }) {
        const { organisation, team } = teamOf(asker);
        const found = await collections.discussions
          .find({
            $and: [
              { organisation, 'projection.team': team, 'projection.records.0': { $exists: true } },
              after(placeOf(query.cursor), 'updatedAt'),
            ],
          })
          .sort({ updatedAt: -1, _id: -1 })
          .limit(query.limit + 1)
          .toArray();
        const shown = found.slice(0, query.limit);
        const readable = shown.filter(
          ({ projection }) => !knowsTheFamily(projection, asker.person.id, asker.directory),
        );
        const items = await presentAll(collections, readable, asker.directory);
        // Durable before it leaves: its participants can see that it was read.
        await Promise.all(
          readable.map(({ _id }) => readings.note(_id, asker.person, 'teamLearning')),
        );
        const last = shown.at(-1);
        const more = found.length > query.limit && last;
        const next = more ? cursorOf({ at: last.updatedAt, id: last._id }) : null;
        return { status: 200, json: { items, next } };
      },
    }),
  ];
}

/** @throws ProblemError `not-yours` when this person manages no team. */
function teamOf({ person }: Asker): { organisation: string; team: string } {
  const { organisation, team } = person;
  if (!may(person, 'seeTeamLearning') || team === null) {
    throw new ProblemError('not-yours', 'This is for the manager of a team.');
  }
  return { organisation, team };
}

async function presentAll(
  { records, actions }: Records,
  found: readonly StoredDiscussion[],
  directory: Directory,
): Promise<TeamLearning[]> {
  const ids = found.map(({ _id, projection }) => `${_id}:${projection.records.at(-1)?.version}`);
  const [agreed, steps] = await Promise.all([
    records.find({ _id: { $in: ids } }).toArray(),
    actions
      .find(
        {
          'projection.discussion': { $in: found.map(({ _id }) => _id) },
          ...sameOrganisation(found),
        },
        { projection: { projection: 1 } },
      )
      .toArray(),
  ]);
  const byId = new Map(agreed.map((record) => [record.discussion, record]));
  return found.flatMap(({ _id, projection }) => {
    const record = byId.get(_id);
    const own = steps.flatMap((step) =>
      step.projection.discussion === _id ? step.projection : [],
    );
    return record ? [presentOne(record, projection.caseReference, own, directory)] : [];
  });
}

function sameOrganisation([first]: readonly StoredDiscussion[]): { organisation: string } {
  return { organisation: first?.organisation ?? '' };
}

function presentOne(
  record: StoredRecord,
  caseReference: string,
  steps: readonly ActionProjection[],
  directory: Directory,
): TeamLearning {
  return {
    id: derivedId('teamLearning', record._id),
    caseReference,
    agreedAt: record.agreedAt,
    learning: written(record.findings, 'learning').map(({ text }) => text),
    nextSteps: written(record.findings, 'nextStep').map(({ id, text, owner, due }) => {
      const step = steps.find(({ finding }) => finding === id);
      return {
        text,
        owner: owner !== null && directory.find(owner) ? directory.ref(owner) : null,
        due: step?.due ?? due,
        state: step?.state ?? null,
      };
    }),
  };
}
