import { may } from '@alongside/workflows/rights/rights';
import {
  type AgreedOne,
  type SeriesReport,
  seriesReportSchema,
  themesOfSeries,
} from '@alongside/workflows/series/report';
import type { Collections } from '../database/collections.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { ViewLog } from '../reading/view-log.ts';
import { codebookOf } from '../theme/codebook-store.ts';
import type { ThemeCollections } from '../theme/stored.ts';
import { heldOf, heldSince, stateOf } from './progress.ts';
import type { SeriesCollections, StoredSeries } from './stored.ts';

/** What a report is worked out from. */
export interface ReportSources extends SeriesCollections {
  collections: Collections;
  themes: Pick<ThemeCollections, 'codebooks' | 'learnings'>;
}

export interface SeriesReportDeps extends ReportSources {
  viewLog: Pick<ViewLog, 'appendHourly'>;
}

/** What came of a series, for whoever keeps it. */
export function seriesReportRoute(deps: SeriesReportDeps): Route {
  return route({
    method: 'get',
    path: '/series/:id/report',
    summary:
      'What came of a practice week or deep dive: how far, and the themes it raised, roughly',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: seriesReportSchema },
    problems: [403],
    async handle({ asker: { person }, params }) {
      if (!may(person, 'keepSeries')) {
        throw new ProblemError(
          'not-yours',
          'Series are kept by quality leads and heads of service.',
        );
      }
      const { organisation, id } = person;
      const found = await deps.series.findOne({ _id: params.id, organisation });
      if (!found) throw notFound();
      const json = await reportOf(deps, found);
      await deps.viewLog.appendHourly({ organisation, person: id, what: 'themes', about: {} });
      return { status: 200, json };
    },
  });
}

/** What came of a series; as it was kept, once its case references have gone. */
export async function reportOf(deps: ReportSources, series: StoredSeries): Promise<SeriesReport> {
  if (series.came) return series.came;
  const { organisation, sample, picks } = series;
  const keys = series.picks.map(({ key }) => key);
  const held = sample
    ? await heldSince(deps.collections, organisation, keys, sample.at)
    : new Map();
  const states = picks.map((pick) => stateOf(pick, series, held));
  const many = (...of: (typeof states)[number][]) =>
    states.filter((state) => of.includes(state)).length;
  const earlier = await keysDrawnEarlier(deps, series);
  const ids = picks
    .filter(({ leftOutBecause, countedBefore }) => leftOutBecause === null && !countedBefore)
    .filter(({ key }) => !earlier.has(key))
    .flatMap((pick) => heldOf(pick, series, held))
    .filter(({ agreed }) => agreed)
    .map(({ id }) => id);
  const codebook = await codebookOf(deps.themes, organisation);
  return {
    listed: sample?.listed ?? 0,
    drawn: picks.length,
    handedOver: many('handedOver', 'underWay', 'agreed'),
    begun: many('underWay', 'agreed'),
    agreed: many('agreed'),
    leftOutBefore: sample?.leftOut ?? [],
    leftOutAfter: picks.flatMap(({ leftOutBecause }) => leftOutBecause ?? []),
    ...themesOfSeries(
      await agreedOf(deps, organisation, ids),
      codebook.themes.filter(({ state }) => state !== 'merged'),
    ),
  };
}

async function agreedOf(
  { themes }: ReportSources,
  organisation: string,
  ids: string[],
): Promise<AgreedOne[]> {
  const learnings = await themes.learnings
    .find({ _id: { $in: ids }, organisation })
    .project<{ _id: string; agreedAt: Date; contribution: { worker: string; keys: string[] } }>({
      agreedAt: 1,
      'contribution.worker': 1,
      'contribution.keys': 1,
    })
    .toArray();
  return learnings.map(({ _id, agreedAt, contribution }) => ({
    ...{ id: _id, at: agreedAt.toISOString() },
    ...contribution,
  }));
}

/** A discussion counts for the first series it was drawn for: two that differ by one would tell what that one says. */
async function keysDrawnEarlier(
  { series }: SeriesCollections,
  { _id, organisation, sample, picks }: StoredSeries,
): Promise<ReadonlySet<string>> {
  if (!sample) return new Set();
  const others = await series
    .find(
      {
        organisation,
        _id: { $ne: _id },
        'sample.at': { $lt: sample.at },
        'picks.key': { $in: picks.map(({ key }) => key) },
      },
      { projection: { 'picks.key': 1 } },
    )
    .toArray();
  return new Set(others.flatMap((other) => other.picks.map(({ key }) => key)));
}
