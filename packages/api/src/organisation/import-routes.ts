import type { AnyBulkWriteOperation } from 'mongodb';
import { z } from 'zod';
import type { StoredPerson } from '../database/collections.ts';
import { newId } from '../durable/writer.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import { type AdministrationDeps, noteChange, requireRight } from './administer.ts';
import { type Planned, planImport, type PlannedRow } from './import-plan.ts';
import { requireAnAdministrator } from './people-changes.ts';
import { readPeopleCsv, writePeopleCsv } from './people-csv.ts';

const plannedSchema = z.object({
  applied: z.boolean(),
  counts: z.object({
    add: z.int(),
    change: z.int(),
    leave: z.int(),
    same: z.int(),
    problem: z.int(),
  }),
  rows: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      does: z.enum(['add', 'change', 'leave', 'same', 'problem']),
      changes: z.array(z.object({ what: z.string(), from: z.string(), to: z.string() })),
      problem: z.string().nullable(),
    }),
  ),
});

/** People as a list: out to a spreadsheet, and back with a look at what would change first. */
export function importRoutes(deps: AdministrationDeps): Route[] {
  const { collections, clock } = deps;
  const { people, teams } = collections;

  async function everything(organisation: string) {
    return Promise.all([
      people.find({ organisation }).sort({ name: 1, _id: 1 }).toArray(),
      teams.find({ organisation }).sort({ name: 1, _id: 1 }).toArray(),
    ]);
  }

  const exported = route({
    method: 'get',
    path: '/administration/people.csv',
    summary: 'Everybody as a list for a spreadsheet (administrators)',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: z.string(), type: 'text/csv' },
    problems: [403],
    async handle({ asker }) {
      const by = requireRight(asker, 'administer');
      const csv = writePeopleCsv(...(await everything(by.organisation)));
      await noteChange(deps, by, 'took the list of people as a file', null);
      const bytes = new TextEncoder().encode(csv);
      return { status: 200, file: { bytes, type: 'text/csv; charset=utf-8', name: 'people.csv' } };
    },
  });

  const imported = route({
    method: 'post',
    path: '/administration/people/import',
    summary:
      'Go through a list of people, and with `apply` take what can be taken (administrators)',
    params: none,
    query: none,
    body: z.strictObject({ csv: z.string().min(1).max(250_000), apply: z.boolean() }),
    answers: { status: 200, schema: plannedSchema },
    problems: [403, 422],
    async handle({ asker, body }) {
      const by = requireRight(asker, 'administer');
      const [known, knownTeams] = await everything(by.organisation);
      const planned = planImport(readPeopleCsv(body.csv), known, knownTeams);
      if (body.apply) await take(by.organisation, planned);
      const counts = countsOf(planned);
      if (body.apply) {
        const { add, change, leave } = counts;
        const what = `brought a list: ${add} added, ${change} changed, ${leave} left`;
        await noteChange(deps, by, what, null);
        const left = planned.flatMap(({ does, known: person }) =>
          does === 'leave' && person ? [person._id] : [],
        );
        await deps.endAccess(by.organisation, left);
      }
      const rows = planned.map(({ line, name, does, changes, problem }) => {
        return { line, name, does, changes, problem };
      });
      return { status: 200, json: { applied: body.apply, counts, rows } };
    },
  });

  async function take(organisation: string, planned: readonly Planned[]): Promise<void> {
    const noLonger = planned.flatMap(({ known, person }) =>
      known && person && (person.left || !person.roles.includes('administrator'))
        ? [known._id]
        : [],
    );
    await requireAnAdministrator(collections, organisation, noLonger);
    const writes = planned.flatMap(
      ({ does, known, person }): AnyBulkWriteOperation<StoredPerson>[] => {
        if (!person || does === 'same') return [];
        const { left, ...said } = person;
        const leftAt = left ? (known?.leftAt ?? new Date(clock.now())) : null;
        if (known) {
          return [
            {
              updateOne: {
                filter: { _id: known._id, organisation },
                update: { $set: { ...said, leftAt } },
              },
            },
          ];
        }
        const document: StoredPerson = {
          _id: newId(),
          organisation,
          ...said,
          leftAt,
          comesFor: null,
        };
        return [{ insertOne: { document } }];
      },
    );
    if (writes.length > 0) await people.bulkWrite(writes);
  }

  return [exported, imported];
}

function countsOf(planned: readonly PlannedRow[]): z.infer<typeof plannedSchema>['counts'] {
  const counts = { add: 0, change: 0, leave: 0, same: 0, problem: 0 };
  for (const { does } of planned) counts[does] += 1;
  return counts;
}
