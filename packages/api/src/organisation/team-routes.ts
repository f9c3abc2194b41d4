import { idSchema } from '@alongside/workflows/organisation/people';
import { weekdaySchema } from '@alongside/workflows/organisation/settings';
import { writtenText } from '@alongside/workflows/text';
import { z } from 'zod';
import { newId } from '../durable/writer.ts';
import { pageSchema } from '../http/paging.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import { teamOf } from '../person/directory.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { type AdministrationDeps, noteChange, requireRight } from './administer.ts';

const teamBody = z.strictObject({
  name: writtenText(120),
  service: writtenText(120),
  area: writtenText(120),
  protectedDays: z
    .array(weekdaySchema)
    .max(4, 'Keep at least three days open.')
    .refine((days) => new Set(days).size === days.length, 'Name each day once.'),
});

const teamSchema = z.object({
  id: idSchema,
  ...teamBody.shape,
  /** How many people are in it. */
  people: z.int(),
});

/** Teams: names, where they belong and which days they keep for themselves. */
export function teamRoutes(deps: AdministrationDeps): Route[] {
  const { teams, people } = deps.collections;

  async function shown(organisation: string, id?: string) {
    const found = await teams
      .find({ organisation, ...(id !== undefined && { _id: id }) })
      .sort({ name: 1, _id: 1 })
      .toArray();
    const counted = await people
      .aggregate<{ _id: string; count: number }>([
        { $match: { organisation, leftAt: null } },
        { $group: { _id: '$team', count: { $sum: 1 } } },
      ])
      .toArray();
    const counts = new Map(counted.map(({ _id, count }) => [_id, count]));
    return found.map((team) => ({ ...teamOf(team), people: counts.get(team._id) ?? 0 }));
  }

  async function requireFreeName(organisation: string, name: string, id: string | null) {
    const same = await teams.findOne({
      organisation,
      name,
      ...(id !== null && { _id: { $ne: id } }),
    });
    if (!same) return;
    throw new ProblemError(
      'not-now',
      `There is a team called ${name} already. Choose another name.`,
    );
  }

  const list = route({
    method: 'get',
    path: '/administration/teams',
    summary: 'The teams, by name (administrators)',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: pageSchema(teamSchema) },
    problems: [403],
    async handle({ asker }) {
      const { organisation } = requireRight(asker, 'administer');
      return { status: 200, json: { items: await shown(organisation), next: null } };
    },
  });

  const add = route({
    method: 'post',
    path: '/administration/teams',
    summary: 'Add a team (administrators)',
    params: none,
    query: none,
    body: teamBody,
    answers: { status: 201, schema: teamSchema },
    problems: [403, 422],
    async handle({ asker, body }) {
      const person = requireRight(asker, 'administer');
      const { organisation } = person;
      await requireFreeName(organisation, body.name, null);
      const _id = newId();
      await teams.insertOne({ _id, organisation, ...body });
      await noteChange(deps, person, `added the team ${body.name}`, _id);
      return { status: 201, json: (await shown(organisation, _id))[0] };
    },
  });

  const change = route({
    method: 'post',
    path: '/administration/teams/:id',
    summary: 'Change a team; its people move with it (administrators)',
    params: idParams,
    query: none,
    body: teamBody,
    answers: { status: 200, schema: teamSchema },
    problems: [403, 422],
    async handle({ asker, params, body }) {
      const person = requireRight(asker, 'administer');
      const { organisation } = person;
      await requireFreeName(organisation, body.name, params.id);
      const { matchedCount } = await teams.updateOne(
        { _id: params.id, organisation },
        { $set: body },
      );
      if (matchedCount === 0) throw notFound();
      const { service, area } = body;
      await people.updateMany({ organisation, team: params.id }, { $set: { service, area } });
      await noteChange(deps, person, `changed the team ${body.name}`, params.id);
      return { status: 200, json: (await shown(organisation, params.id))[0] };
    },
  });

  return [list, add, change];
}
