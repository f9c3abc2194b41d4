import { insideRule, outsideRule, unitKey } from '@alongside/workflows/theme/publication/tally';
import { nowCountedAs } from '@alongside/workflows/theme/codebook/codebook';
import { idSchema } from '@alongside/workflows/organisation/people';
import { composeOverview, excerptsShown } from '@alongside/workflows/theme/overview/compose';
import { type Overview, overviewSchema } from '@alongside/workflows/theme/overview/view';
import { overviewTables } from '@alongside/workflows/theme/overview/tables';
import { weekOf } from '@alongside/workflows/theme/weeks';
import { may } from '@alongside/workflows/rights/rights';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { notFound } from '../problem-error.ts';
import { codebookOf } from './codebook-store.ts';
import type { PublishedFrames } from './published-frames.ts';
import type { ThemeCollections } from './stored.ts';

const name = z.string().trim().min(1).max(120).optional();
const askedSchema = z.strictObject({
  from: z.iso.date('Give a day such as 2026-06-01.').optional(),
  to: z.iso.date('Give a day such as 2026-06-01.').optional(),
  area: name,
  service: name,
  team: name,
  theme: idSchema.optional(),
});
type Asked = z.infer<typeof askedSchema>;

/** Usually looked at: this many weeks up to now. */
const usualWeeks = 52;
/** As far as anybody may look at once: eight years. */
const mostWeeks = 416;

export interface OverviewDeps {
  themes: ThemeCollections;
  published: PublishedFrames;
  clock: Clock;
}

/** Themes over a period, by place; suppressed where numbers are small. Never by person. */
export function overviewRoutes(deps: OverviewDeps): Route[] {
  const overview = route({
    method: 'get',
    path: '/themes/overview',
    summary: 'Themes over a period, by area, service and team; small numbers are not in it',
    params: none,
    query: askedSchema,
    body: noBody,
    answers: { status: 200, schema: overviewSchema },
    async handle({ asker, query }) {
      return { status: 200, json: await readOverview(deps, asker, query, insideRule.discussions) };
    },
  });

  const download = route({
    method: 'get',
    path: '/themes/overview.csv',
    summary: 'The same as CSV; as it leaves the service, with no number under ten',
    params: none,
    query: askedSchema,
    body: noBody,
    answers: { status: 200, schema: z.string(), type: 'text/csv' },
    async handle({ asker, query }) {
      const json = await readOverview(deps, asker, query, outsideRule.discussions);
      const rows = overviewTables(json).flatMap(({ title, head, rows: body }) => [
        [title],
        head,
        ...body,
        [],
      ]);
      // Commas in a spreadsheet must not become formulas.
      const csv = stringify(rows, { bom: true, escape_formulas: true });
      return {
        status: 200,
        file: { bytes: Buffer.from(csv), type: 'text/csv; charset=utf-8', name: 'themes.csv' },
      };
    },
  });

  return [overview, download];
}

/** @throws ProblemError `not-found` for whoever may not see themes */
export async function readOverview(
  { themes, published, clock }: OverviewDeps,
  { person, directory }: Asker,
  query: Asked,
  limit: number,
): Promise<Overview> {
  if (!may(person, 'seeThemes')) throw notFound();
  const { organisation } = person;
  const weeks = weeksOf(query, weekOf(clock.now()));
  const place = {
    area: query.area ?? null,
    service: query.service ?? null,
    team: query.team ?? null,
  };
  const [frames, codebook] = await Promise.all([
    published.read(organisation, limit, weeks),
    codebookOf(themes, organisation),
  ]);
  const asked = { place, weeks, theme: query.theme ?? null };
  const composed = composeOverview(frames, codebook, asked, limit);
  const shown = composed.theme?.id;
  const excerpts =
    shown === undefined || limit !== insideRule.discussions
      ? []
      : await themes.excerpts
          .find({
            organisation,
            state: 'confirmed',
            themes: {
              $in: codebook.themes
                .map(({ id }) => id)
                .filter((id) => nowCountedAs(codebook, id) === shown),
            },
            week: { $gte: weeks.from, $lt: weeks.until },
          })
          .sort({ week: -1, _id: 1 })
          .limit(300)
          .toArray();
  return {
    ...composed,
    excerpts:
      shown === undefined
        ? []
        : excerptsShown(
            frames,
            excerpts.map((excerpt) => ({
              id: excerpt._id,
              section: excerpt.section,
              words: excerpt.words,
              week: excerpt.week,
              unit: unitKey(excerpt),
            })),
            shown,
            asked,
          ),
    choices: {
      areas: distinct(directory.teams.map(({ area }) => area)),
      services: distinct(directory.teams.map(({ service }) => service)),
      teams: directory.teams
        .filter(({ area }) => place.area === null || area === place.area)
        .filter(({ service }) => place.service === null || service === place.service)
        .map(({ id, name }) => ({ id, name })),
    },
  };
}

/** Whole weeks that are over. Without a period: the last year. */
function weeksOf({ from, to }: Asked, running: number): { from: number; until: number } {
  const until = Math.min(to === undefined ? running : weekOf(to) + 1, running);
  const first = from === undefined ? until - usualWeeks : weekOf(from);
  return { from: Math.min(Math.max(first, until - mostWeeks), until - 1), until };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted((one, other) => one.localeCompare(other, 'en-GB'));
}
