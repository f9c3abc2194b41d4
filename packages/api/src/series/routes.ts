import { may } from '@alongside/workflows/rights/rights';
import {
  sampleAskedSchema,
  type SeriesPlan,
  seriesLineSchema,
  seriesPlanSchema,
  seriesSchema,
  suggestionSchema,
} from '@alongside/workflows/series/contract';
import { idSchema } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import { type Clock, instantOf } from '../clock.ts';
import { derivedId } from '../durable/canonical-json.ts';
import { isDuplicate } from '../durable/receipts.ts';
import { commandIdSchema } from '../http/command-body.ts';
import { pageSchema } from '../http/paging.ts';
import { type Asker, noBody, none, type Reply, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import type { Tell } from '../notification/deliver.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { draw } from './draw.ts';
import { leadsFor } from './leads.ts';
import { picksFor, presentLine, presentSeries } from './present.ts';
import { type Held, heldOf, heldSince } from './progress.ts';
import { type SeriesReportDeps, seriesReportRoute } from './report.ts';
import type { StoredPick, StoredSeries } from './stored.ts';

export interface SeriesRoutesDeps extends SeriesReportDeps {
  clock: Clock;
  tell: Tell;
}

const pickParams = z.strictObject({ id: idSchema, place: z.coerce.number().int().min(1).max(60) });
const revision = z.int().min(0);

/** Practice weeks and deep dives: planned, drawn from a list, handed to practice leads, and how far they have come. */
export function seriesRoutes(deps: SeriesRoutesDeps): Route[] {
  const { collections, series, clock } = deps;

  function mustKeep({ person }: Asker): void {
    if (!may(person, 'keepSeries')) {
      throw new ProblemError('not-yours', 'Series are kept by quality leads and heads of service.');
    }
  }

  /** @throws ProblemError `not-found` for everybody who has no part in it, in the same words. */
  async function opened(id: string, { person }: Asker) {
    const found = await series.findOne({ _id: id, organisation: person.organisation });
    const picks = found && picksFor(found, person);
    if (!found || !picks) throw notFound();
    return { found, picks };
  }

  function today({ directory }: Asker): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: directory.settings.timeZone }).format(
      clock.now(),
    );
  }

  async function shown(found: StoredSeries, asker: Asker, status: 200 | 201 = 200): Promise<Reply> {
    const picks = picksFor(found, asker.person) ?? [];
    const held = await heldFor([found], asker);
    const json = presentSeries(found, picks, held, today(asker), asker.directory);
    return { status, json, etag: found.revision };
  }

  async function heldFor(
    some: readonly StoredSeries[],
    { person }: Asker,
  ): Promise<ReadonlyMap<string, Held[]>> {
    const drawn = some.flatMap(({ sample }) => (sample ? [sample.at.getTime()] : []));
    if (drawn.length === 0) return new Map();
    const keys = some.flatMap(({ picks }) => picks.map(({ key }) => key));
    return heldSince(collections, person.organisation, keys, new Date(Math.min(...drawn)));
  }

  /**
   * Changes one series if nobody was first; a command sent again is answered with what stands.
   * @throws ProblemError `conflict`
   */
  async function change(
    found: StoredSeries,
    command: { commandId: string; expectedRevision: number },
    asker: Asker,
    changes: Partial<Pick<StoredSeries, 'sample' | 'picks'>>,
  ): Promise<StoredSeries> {
    const commandId = `${asker.person.id}:${command.commandId}`;
    if (found.commands.includes(commandId)) return found;
    const changed = await series.findOneAndUpdate(
      { _id: found._id, organisation: found.organisation, revision: command.expectedRevision },
      {
        $set: { ...changes, revision: command.expectedRevision + 1 },
        $push: { commands: { $each: [commandId], $slice: -100 } },
      },
      { returnDocument: 'after' },
    );
    if (changed) return changed;
    const { found: now } = await opened(found._id, asker);
    if (now.commands.includes(commandId)) return now;
    throw new ProblemError('conflict', 'Somebody changed this series just now. Look again first.');
  }

  return [
    route({
      method: 'get',
      path: '/series',
      summary:
        'Practice weeks and deep dives that are mine to keep or to take part in, newest first',
      params: none,
      query: none,
      body: noBody,
      answers: { status: 200, schema: pageSchema(seriesLineSchema) },
      async handle({ asker }) {
        const all = await series
          .find({ organisation: asker.person.organisation })
          .sort({ createdAt: -1, _id: -1 })
          .limit(200)
          .toArray();
        const mine = all.flatMap((one) => {
          const picks = picksFor(one, asker.person);
          return picks ? [{ one, picks }] : [];
        });
        const held = await heldFor(
          mine.map(({ one }) => one),
          asker,
        );
        const items = mine.map(({ one, picks }) => presentLine(one, picks, held, today(asker)));
        return { status: 200, json: { items, next: null } };
      },
    }),
    route({
      method: 'post',
      path: '/series',
      summary: 'Plan a practice week or a deep dive',
      params: none,
      query: none,
      body: z.strictObject({ commandId: commandIdSchema, plan: seriesPlanSchema }),
      answers: { status: 201, schema: seriesSchema },
      problems: [403, 409],
      async handle({ asker, body: { commandId, plan } }) {
        mustKeep(asker);
        const { organisation, id: by } = asker.person;
        const _id = derivedId(organisation, by, commandId);
        try {
          await series.insertOne({ ...beginning(plan), _id, organisation, by });
        } catch (error) {
          if (!isDuplicate(error)) throw error;
        }
        return shown((await opened(_id, asker)).found, asker, 201);
      },
    }),
    route({
      method: 'get',
      path: '/series/:id',
      summary: 'Read a practice week or deep dive, with what was drawn',
      params: idParams,
      query: none,
      body: noBody,
      answers: { status: 200, schema: seriesSchema },
      async handle({ asker, params }) {
        return shown((await opened(params.id, asker)).found, asker);
      },
    }),
    seriesReportRoute(deps),
    route({
      method: 'post',
      path: '/series/:id/sample',
      summary: 'Draw case references from a list; the list is not kept',
      params: idParams,
      query: none,
      body: sampleAskedSchema.extend({ commandId: commandIdSchema, expectedRevision: revision }),
      answers: { status: 200, schema: seriesSchema },
      problems: [403, 409, 422],
      async handle({ asker, params, body: { commandId, expectedRevision, ...asked } }) {
        mustKeep(asker);
        const { found } = await opened(params.id, asker);
        if (found.picks.some(({ practiceLead }) => practiceLead !== null)) {
          throw new ProblemError(
            'not-now',
            'Some of this sample are handed over already, so it stays as it was drawn. Plan another series for a new one.',
          );
        }
        if (found.came) {
          throw new ProblemError(
            'not-now',
            'What was drawn for it has gone after its time, and what came of it stays as it is. Plan another series for a new sample.',
          );
        }
        const drawn = await draw(deps, found, asked, asker);
        if (drawn.picks.length === 0) {
          throw new ProblemError(
            'not-now',
            'Nothing on this list can be drawn: each line had a discussion in the last twelve months, has a worker with a conflict of interest, or does not look like a case reference here. Nothing was changed.',
          );
        }
        return shown(await change(found, { commandId, expectedRevision }, asker, drawn), asker);
      },
    }),
    route({
      method: 'get',
      path: '/series/:id/picks/:place/leads',
      summary:
        'Practice leads who might hold this one, the most fitting first; never the line manager',
      params: pickParams,
      query: none,
      body: noBody,
      answers: { status: 200, schema: pageSchema(suggestionSchema) },
      problems: [403],
      async handle({ asker, params }) {
        mustKeep(asker);
        const { found } = await opened(params.id, asker);
        const items = await leadsFor(deps, pickAt(found, params.place), asker);
        return { status: 200, json: { items, next: null } };
      },
    }),
    route({
      method: 'post',
      path: '/series/:id/picks/:place',
      summary: 'Hand a drawn case to a practice lead, or leave it out and say why',
      params: pickParams,
      query: none,
      body: z
        .strictObject({
          commandId: commandIdSchema,
          expectedRevision: revision,
          practiceLead: idSchema.optional(),
          leaveOutBecause: z.string().trim().min(3).max(300).optional(),
        })
        .refine(
          (body) => (body.practiceLead === undefined) !== (body.leaveOutBecause === undefined),
          {
            error: 'Name a practice lead, or say why it is left out: one of the two.',
          },
        ),
      answers: { status: 200, schema: seriesSchema },
      problems: [403, 409, 422],
      async handle({ asker, params, body }) {
        mustKeep(asker);
        const { found } = await opened(params.id, asker);
        const pick = pickAt(found, params.place);
        await mustNotHaveBegun(found, pick, body.commandId, asker);
        if (body.practiceLead !== undefined) await mustFit(pick, body.practiceLead, asker);
        const changed: StoredPick = {
          ...pick,
          practiceLead: body.practiceLead ?? null,
          leftOutBecause: body.leaveOutBecause ?? null,
        };
        const picks = found.picks.map((one) => (one.place === pick.place ? changed : one));
        const now = await change(found, body, asker, { picks });
        if (body.practiceLead !== undefined) {
          await deps.tell({
            effect: derivedId(found._id, pick.key, body.practiceLead),
            organisation: found.organisation,
            to: [body.practiceLead],
            kind: 'seriesHandedOver',
            aboutKind: 'series',
            about: found._id,
            by: asker.person.id,
          });
        }
        return shown(now, asker);
      },
    }),
  ];

  function beginning(plan: SeriesPlan): Omit<StoredSeries, '_id' | 'organisation' | 'by'> {
    const createdAt = new Date(instantOf(clock));
    return { ...plan, revision: 1, createdAt, sample: null, picks: [], commands: [] };
  }

  /** What has begun stays in the series: what is said of it must not change by taking one away. */
  async function mustNotHaveBegun(
    found: StoredSeries,
    pick: StoredPick,
    commandId: string,
    asker: Asker,
  ): Promise<void> {
    if (found.commands.includes(`${asker.person.id}:${commandId}`)) return;
    if (heldOf(pick, found, await heldFor([found], asker)).length === 0) return;
    throw new ProblemError('not-now', 'Its discussion has begun, so it stays as it is.');
  }

  /** @throws ProblemError `not-now` for somebody who cannot hold it, in words that tell nothing of a family. */
  async function mustFit(pick: StoredPick, lead: string, asker: Asker): Promise<void> {
    const fitting = await leadsFor(deps, pick, asker);
    if (fitting.some(({ person }) => person.id === lead)) return;
    throw new ProblemError(
      'not-now',
      'This colleague cannot hold this one: choose a practice lead who does not manage the worker and has no conflict of interest.',
    );
  }
}

function pickAt({ picks }: StoredSeries, place: number): StoredPick {
  const pick = picks.find((one) => one.place === place);
  if (!pick) throw notFound();
  return pick;
}
