import type { PackGiven, PackResponse } from '@alongside/workflows/pack/three-questions';
import { timeToTried } from '@alongside/workflows/response/measure';
import { nowCountedAs } from '@alongside/workflows/theme/codebook/codebook';
import { excerptsShown } from '@alongside/workflows/theme/overview/compose';
import { heldIn, type Weeks } from '@alongside/workflows/theme/overview/published';
import type { Overview } from '@alongside/workflows/theme/overview/view';
import { outsideRule, unitKey } from '@alongside/workflows/theme/publication/tally';
import { mondayOf, sundayOf, weekOf } from '@alongside/workflows/theme/weeks';
import { type Clock, instantOf } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import type { Asker } from '../http/route.ts';
import { summariseResponse } from '../response/present.ts';
import type { SeriesCollections } from '../series/stored.ts';
import { codebookOf } from '../theme/codebook-store.ts';
import { confirmedOf, readOverview, weeksOf } from '../theme/overview-routes.ts';
import type { PublishedFrames } from '../theme/published-frames.ts';
import type { ThemeCollections } from '../theme/stored.ts';

export interface PackDeps extends SeriesCollections {
  collections: Collections;
  themes: ThemeCollections;
  published: PublishedFrames;
  clock: Clock;
}

export interface PackAsked {
  /** `YYYY-MM-DD` */
  from?: string | undefined;
  until?: string | undefined;
  area?: string | undefined;
  service?: string | undefined;
}

const excerptsOfTheme = 3;
const mostExcerpts = 24;

/**
 * What a pack is made from, by the rule for what leaves the service, and the discussions its excerpts come from.
 * @throws ProblemError `not-found` for whoever may not see themes
 */
export async function readPack(
  deps: PackDeps,
  asker: Asker,
  { from, until, area, service }: PackAsked,
  today: string,
): Promise<{ given: PackGiven; sources: string[] }> {
  const { directory, person } = asker;
  const asked = { from, to: until, area, service };
  const { overview } = await readOverview(deps, asker, asked, outsideRule);
  const weeks = weeksOf(asked, weekOf(deps.clock.now()));
  const { organisation } = person;
  const [frames, responses, series] = await Promise.all([
    deps.published.read(organisation, outsideRule.discussions, weeks),
    responsesOf(deps, asker, overview, weeks),
    seriesOf(deps, organisation, weeks),
  ]);
  const { shown, sources } = await excerptsOf(deps, organisation, overview, frames, weeks);
  return {
    sources,
    given: {
      organisation: directory.name,
      today,
      overview,
      services: servicesIn(asker, overview).map((name) => ({
        name,
        discussions: heldAt(frames, { ...overview.place, service: name }, weeks),
      })),
      excerpts: shown,
      responses,
      timeToTried: timeToTried(
        responses.map(({ spottedOn, triedAt, standing }) => ({
          spottedOn,
          triedAt,
          answered: standing === 'done' || standing === 'notNow',
        })),
      ),
      series,
      names: directory.everybody().map(({ name }) => name),
    },
  };
}

type Frames = Awaited<ReturnType<PublishedFrames['read']>>;

function heldAt(frames: Frames, place: Overview['place'], weeks: Weeks): number | null {
  const { blocks } = heldIn(frames, place, weeks);
  const count = blocks.reduce((sum, { counts }) => sum + (counts[0] ?? 0), 0);
  return count < outsideRule.discussions ? null : count;
}

function servicesIn({ directory }: Asker, { place }: Overview): string[] {
  const services = [...directory.teams, ...directory.everybody()]
    .filter(({ area }) => place.area === null || area === place.area)
    .flatMap(({ service }) => service ?? [])
    .filter((service) => place.service === null || service === place.service);
  return [...new Set(services)].toSorted((one, other) => one.localeCompare(other, 'en-GB'));
}

/** On the plan in the period: seen before its end, and not answered before it began. */
async function responsesOf(
  { collections, themes, clock }: PackDeps,
  { person: { organisation }, directory }: Asker,
  { place: { area } }: Overview,
  weeks: Weeks,
): Promise<(PackResponse & { triedAt: string | null })[]> {
  const found = await collections.responses
    .find(
      {
        organisation,
        'projection.spottedOn': { $lte: sundayOf(weeks.until - 1) },
        ...(area !== null && { 'projection.area': { $in: [area, null] } }),
        $or: [
          { 'projection.standing': { $nin: ['done', 'notNow'] } },
          { 'projection.movedAt': { $gte: new Date(mondayOf(weeks.from)) } },
        ],
      },
      { projection: { snapshot: 0 } },
    )
    .sort({ 'projection.movedAt': -1, _id: -1 })
    .limit(200)
    .toArray();
  const codebook = await codebookOf(themes, organisation);
  const names = new Map(codebook.themes.map(({ id, name }) => [id, name]));
  return found.map((stored) => {
    const { late, slipping, ...summary } = summariseResponse(
      stored,
      names,
      directory,
      instantOf(clock),
    );
    return { ...summary, late: late?.what ?? null, slipping: slipping !== null };
  });
}

async function seriesOf(
  { series }: SeriesCollections,
  organisation: string,
  weeks: Weeks,
): Promise<PackGiven['series']> {
  const all = await series
    .find(
      {
        organisation,
        from: { $lte: sundayOf(weeks.until - 1) },
        until: { $gte: mondayOf(weeks.from) },
        sample: { $ne: null },
      },
      { projection: { kind: 1, title: 1, question: 1, from: 1, until: 1 } },
    )
    .sort({ createdAt: -1, _id: -1 })
    .limit(50)
    .toArray();
  return all.map(({ kind, title, question, from, until }) => ({
    ...{ kind, title, question, from, until },
  }));
}

/** A few of each theme, from within what is published for what leaves. */
async function excerptsOf(
  { themes }: PackDeps,
  organisation: string,
  overview: Overview,
  frames: Frames,
  weeks: Weeks,
) {
  const codebook = await codebookOf(themes, organisation);
  const every = codebook.themes.map(({ id }) => id);
  const confirmed = await confirmedOf(themes, organisation, every, {
    place: overview.place,
    weeks,
  });
  const known = confirmed.map((excerpt) => ({
    ...{ id: excerpt._id, section: excerpt.section, words: excerpt.words, week: excerpt.week },
    unit: unitKey(excerpt),
    discussion: excerpt.discussion,
    counted: excerpt.themes.map((theme) => nowCountedAs(codebook, theme)),
  }));
  const taken = new Set<string>();
  const shown = overview.themes.flatMap(({ id: theme, name }) => {
    const own = known.filter(({ id, counted }) => counted.includes(theme) && !taken.has(id));
    const some = excerptsShown(frames, own, theme, { place: overview.place, weeks, theme })
      .slice(0, Math.min(excerptsOfTheme, mostExcerpts - taken.size))
      .map(({ id, section, words }) => ({ id, theme: name, section, words }));
    for (const { id } of some) taken.add(id);
    return some.map(({ id: _, ...excerpt }) => excerpt);
  });
  const sources = known.filter(({ id }) => taken.has(id)).map(({ discussion }) => discussion);
  return { shown, sources: [...new Set(sources)] };
}
