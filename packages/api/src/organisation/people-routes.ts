import { personRoles, personSchema } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import type { StoredPerson } from '../database/collections.ts';
import { isDuplicate } from '../durable/receipts.ts';
import { newId } from '../durable/writer.ts';
import { containing, cursorOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import { personOf } from '../person/directory.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { type AdministrationDeps, noteChange, requireRight } from './administer.ts';
import { kept, personBody, type PersonBody, requireAnAdministrator } from './people-changes.ts';

const administeredSchema = personSchema
  .omit({ organisation: true })
  .extend({ leftAt: z.string().nullable() });

/** People: names, roles, teams and addresses. Nothing of what they write or take part in. */
export function peopleRoutes(deps: AdministrationDeps): Route[] {
  const { collections } = deps;
  const { people, teams } = collections;

  async function found(organisation: string, id: string): Promise<StoredPerson> {
    const person = await people.findOne({ _id: id, organisation });
    if (!person) throw notFound();
    return person;
  }

  async function keptOf(organisation: string, body: PersonBody) {
    const known = await teams.find({ organisation }).toArray();
    const person = kept(body, known);
    if (!person)
      throw new ProblemError('not-now', 'There is no such team. Choose one of the list.');
    return person;
  }

  const list = route({
    method: 'get',
    path: '/administration/people',
    summary: 'Everybody of the organisation, by name (administrators)',
    params: none,
    query: pageQuery(
      {
        q: z.string().max(100).optional(),
        role: z.enum(personRoles).optional(),
        team: z.string().max(64).optional(),
        left: z.enum(['yes', 'no']).default('no'),
      },
      200,
      50,
    ),
    body: noBody,
    answers: { status: 200, schema: pageSchema(administeredSchema).extend({ count: z.int() }) },
    problems: [403],
    async handle({ asker, query }) {
      const { organisation } = requireRight(asker, 'administer');
      const { q, role, team, left, limit } = query;
      const wanted = {
        organisation,
        leftAt: left === 'yes' ? { $ne: null } : null,
        ...(role && { roles: role }),
        ...(team !== undefined && { team: team === '' ? null : team }),
        ...(q && { $or: [{ name: containing(q) }, { email: containing(q) }] }),
      };
      const place = placeOf(query.cursor);
      const last = place && (await people.findOne({ _id: place.id, organisation }));
      const page = await people
        .find({ $and: [wanted, last ? afterName(last) : {}] })
        .sort({ name: 1, _id: 1 })
        .limit(limit + 1)
        .toArray();
      const shown = page.slice(0, limit);
      const end = shown.at(-1);
      // Sorted by name, so the place is the id alone.
      const next = page.length > limit && end ? cursorOf({ at: new Date(0), id: end._id }) : null;
      const count = await people.countDocuments(wanted);
      return { status: 200, json: { items: shown.map(presented), next, count } };
    },
  });

  const add = route({
    method: 'post',
    path: '/administration/people',
    summary: 'Add a colleague (administrators)',
    params: none,
    query: none,
    body: personBody,
    answers: { status: 201, schema: administeredSchema },
    problems: [403, 422],
    async handle({ asker, body }) {
      const by = requireRight(asker, 'administer');
      const { organisation } = by;
      const added = await keptOf(organisation, body);
      const person = { _id: newId(), organisation, ...added, leftAt: null, comesFor: null };
      await asOneOfThatAddress(() => people.insertOne(person));
      await noteChange(deps, by, `added ${body.name}`, person._id);
      return { status: 201, json: presented(person) };
    },
  });

  const change = route({
    method: 'post',
    path: '/administration/people/:id',
    summary: 'Change a colleague’s name, roles, team or address (administrators)',
    params: idParams,
    query: none,
    body: personBody,
    answers: { status: 200, schema: administeredSchema },
    problems: [403, 422],
    async handle({ asker, params, body }) {
      const by = requireRight(asker, 'administer');
      const before = await found(by.organisation, params.id);
      const changed = await keptOf(by.organisation, body);
      const noLonger =
        before.roles.includes('administrator') && !body.roles.includes('administrator');
      await requireAnAdministrator(collections, by.organisation, noLonger ? [params.id] : []);
      await asOneOfThatAddress(() => people.updateOne({ _id: params.id }, { $set: changed }));
      await noteChange(deps, by, `changed ${body.name}`, params.id);
      return { status: 200, json: presented({ ...before, ...changed }) };
    },
  });

  const leave = route({
    method: 'post',
    path: '/administration/people/:id/leave',
    summary:
      'A colleague has left: signs in no more, stays named where they took part (administrators)',
    params: idParams,
    query: none,
    body: none,
    answers: { status: 200, schema: administeredSchema },
    problems: [403, 422],
    async handle({ asker, params }) {
      const by = requireRight(asker, 'administer');
      const before = await found(by.organisation, params.id);
      const admin = before.roles.includes('administrator') && !before.leftAt;
      await requireAnAdministrator(collections, by.organisation, admin ? [params.id] : []);
      const leftAt = before.leftAt ?? new Date(deps.clock.now());
      await people.updateOne({ _id: params.id }, { $set: { leftAt } });
      await noteChange(deps, by, `noted that ${before.name} has left`, params.id);
      await deps.endAccess(by.organisation, [params.id]);
      return { status: 200, json: presented({ ...before, leftAt }) };
    },
  });

  const comeBack = route({
    method: 'post',
    path: '/administration/people/:id/return',
    summary: 'A colleague is back and may sign in again (administrators)',
    params: idParams,
    query: none,
    body: none,
    answers: { status: 200, schema: administeredSchema },
    problems: [403],
    async handle({ asker, params }) {
      const by = requireRight(asker, 'administer');
      const before = await found(by.organisation, params.id);
      await people.updateOne({ _id: params.id }, { $set: { leftAt: null } });
      await noteChange(deps, by, `noted that ${before.name} is back`, params.id);
      return { status: 200, json: presented({ ...before, leftAt: null }) };
    },
  });

  return [list, add, change, leave, comeBack];
}

function afterName({ name, _id }: StoredPerson) {
  return { $or: [{ name: { $gt: name } }, { name, _id: { $gt: _id } }] };
}

function presented(stored: StoredPerson): z.infer<typeof administeredSchema> {
  const { organisation: _, ...person } = personOf(stored);
  return { ...person, leftAt: stored.leftAt?.toISOString() ?? null };
}

/** @throws ProblemError `not-now` when somebody else here has that e-mail address. */
async function asOneOfThatAddress(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new ProblemError('not-now', 'Somebody else here has this e-mail address already.');
  }
}
