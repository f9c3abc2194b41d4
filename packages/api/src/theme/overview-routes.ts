import {
  insideRule,
  outsideRule,
  type Rule,
  unitKey,
} from '@alongside/workflows/theme/publication/tally';
import { type Codebook, nowCountedAs } from '@alongside/workflows/theme/codebook/codebook';
import { idSchema } from '@alongside/workflows/organisation/people';
import { composeOverview, excerptsShown } from '@alongside/workflows/theme/overview/compose';
import { type Overview, overviewSchema } from '@alongside/workflows/theme/overview/view';
import { overviewTables } from '@alongside/workflows/theme/overview/tables';
import type { Place, Weeks } from '@alongside/workflows/theme/overview/published';
import { frameOf, weekOf, wholeFrame } from '@alongside/workflows/theme/weeks';
import { may } from '@alongside/workflows/rights/rights';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import type { Directory } from '../person/directory.ts';
import { notFound } from '../problem-error.ts';
import { answersIn, changesIn } from './answered.ts';
import { codebookOf } from './codebook-store.ts';
import type { ViewLog } from '../reading/view-log.ts';
import type { PublishedFrames } from './published-frames.ts';
import type { StoredExcerpt, ThemeCollections } from './stored.ts';

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

/** As far as anybody may look at once: eight years. */
const mostWeeks = 416;
/** The newest of a theme, of which those are shown that may be. */
const mostExcerpts = 300;

export interface OverviewDeps {
  collections: Pick<Collections, 'responses'>;
  themes: ThemeCollections;
  published: PublishedFrames;
  viewLog: Pick<ViewLog, 'append' | 'appendHourly'>;
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
      const { overview: json, sources } = await readOverview(deps, asker, query, insideRule);
      const { organisation, id: person } = asker.person;
      await deps.viewLog.appendHourly({ organisation, person, what: 'themes', about: {} });
      // Together, so that they are noted in one go.
      await Promise.all(
        sources.map((discussion) =>
          deps.viewLog.appendHourly({
            ...{ organisation, person, what: 'sharedExcerpts' as const },
            about: { discussion },
          }),
        ),
      );
      return { status: 200, json };
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
      const { overview: json } = await readOverview(deps, asker, query, outsideRule);
      const { organisation, id: person } = asker.person;
      await deps.viewLog.append({ organisation, person, what: 'themesExported', about: {} });
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

/**
 * What this person may see, and the discussions its excerpts come from: those who took part can look who read them.
 * Packs and pages of other parts read it here, too.
 * @throws ProblemError `not-found` for whoever may not see themes
 */
export async function readOverview(
  { collections, themes, published, clock }: Omit<OverviewDeps, 'viewLog'>,
  { person, directory }: Asker,
  query: Asked,
  { discussions: limit }: Rule,
): Promise<{ overview: Overview; sources: string[] }> {
  if (!may(person, 'seeThemes')) throw notFound();
  const { organisation } = person;
  const weeks = weeksOf(query, weekOf(clock.now()));
  const place = {
    area: query.area ?? null,
    service: query.service ?? null,
    team: query.team ?? null,
  };
  const codebook = await codebookOf(themes, organisation);
  const [frames, answers, changes] = await Promise.all([
    published.read(organisation, limit, weeks),
    answersIn(collections, organisation, codebook, place.area),
    changesIn(collections, organisation, codebook, place.area),
  ]);
  // An address that was kept leads to where a theme counts by now.
  const asked = {
    place,
    weeks,
    theme: query.theme === undefined ? null : nowCountedAs(codebook, query.theme),
  };
  const composed = composeOverview(frames, codebook, asked, limit);
  const theme = composed.theme?.id ?? null;
  const confirmed =
    theme === null || limit !== insideRule.discussions
      ? []
      : await confirmedOf(themes, organisation, themesCountedAs(codebook, theme), asked);
  const known = confirmed.map((excerpt) => ({
    id: excerpt._id,
    section: excerpt.section,
    words: excerpt.words,
    week: excerpt.week,
    unit: unitKey(excerpt),
  }));
  const excerpts = theme === null ? [] : excerptsShown(frames, known, theme, asked);
  const shown = new Set(excerpts.map(({ id }) => id));
  return {
    overview: {
      ...composed,
      excerpts,
      choices: choicesIn(directory, place),
      answers,
      changes: changes
        .filter((change) => change.theme === theme)
        .map(({ theme: _, ...change }) => change),
    },
    sources: distinct(
      confirmed.filter(({ _id }) => shown.has(_id)).map(({ discussion }) => discussion),
    ),
  };
}

function themesCountedAs(codebook: Codebook, theme: string): string[] {
  return codebook.themes.map(({ id }) => id).filter((id) => nowCountedAs(codebook, id) === theme);
}

const excerptFields = {
  ...{ discussion: 1, section: 1, themes: 1, words: 1, week: 1 },
  ...{ area: 1, service: 1, team: 1 },
} as const;

type ConfirmedExcerpt = Pick<StoredExcerpt, '_id' | keyof typeof excerptFields>;

/** Excerpts of these themes, from here and then, that their authors have confirmed; the newest first. */
export function confirmedOf(
  { excerpts }: Pick<ThemeCollections, 'excerpts'>,
  organisation: string,
  themes: string[],
  { place: { area, service, team }, weeks: { from, until } }: { place: Place; weeks: Weeks },
): Promise<ConfirmedExcerpt[]> {
  return excerpts
    .find({
      organisation,
      state: 'confirmed',
      themes: { $in: themes },
      week: { $gte: from, $lt: until },
      ...(area !== null && { area }),
      ...(service !== null && { service }),
      ...(team !== null && { team }),
    })
    .sort({ week: -1, _id: 1 })
    .limit(mostExcerpts)
    .project<ConfirmedExcerpt>(excerptFields)
    .toArray();
}

function choicesIn({ teams }: Directory, place: Place): Overview['choices'] {
  return {
    areas: distinct(teams.map(({ area }) => area)),
    services: distinct(teams.map(({ service }) => service)),
    teams: teams
      .filter(({ area }) => place.area === null || area === place.area)
      .filter(({ service }) => place.service === null || service === place.service)
      .map(({ id, name }) => ({ id, name })),
  };
}

/**
 * Whole weeks that are over; two days the wrong way round are those between them. Without a beginning: from that of the
 * frame before the last, which is as long as a year or longer, and of which nothing published is left out at its edge.
 */
export function weeksOf(
  asked: Pick<Asked, 'from' | 'to'>,
  running: number,
): { from: number; until: number } {
  const isTurned = asked.from !== undefined && asked.to !== undefined && asked.to < asked.from;
  const { from, to } = isTurned ? { from: asked.to, to: asked.from } : asked;
  const until = Math.min(to === undefined ? running : weekOf(to) + 1, running);
  const usual = wholeFrame(frameOf(until - 1) - 1).from;
  const first = from === undefined ? usual : weekOf(from);
  return { from: Math.min(Math.max(first, until - mostWeeks), until - 1), until };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted((one, other) => one.localeCompare(other, 'en-GB'));
}
