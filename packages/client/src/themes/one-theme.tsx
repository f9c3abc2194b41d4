import { overviewTables } from '@alongside/workflows/theme/overview/tables';
import type { Overview } from '@alongside/workflows/theme/overview/view';
import { lazy, Suspense } from 'react';
import { Behind } from './behind.tsx';
import { Answered, ChangesHere } from './answered.tsx';
import { kindClass, kindTitles, percent } from './say-themes.ts';
import type { ThemesView } from './themes-view.ts';

const SeriesChart = lazy(() =>
  import('./charts.tsx').then((module) => ({ default: module.SeriesChart })),
);

/** One theme closely: what the rules say, then the chart, then its numbers, then the words people shared. */
export function OneTheme({ overview, view }: { overview: Overview; view: ThemesView }) {
  const { theme, series, excerpts } = overview;
  if (!theme) return null;
  const tables = overviewTables(overview);
  return (
    <section className="stack" aria-labelledby="one-theme">
      <header className="stack tight">
        <h2 id="one-theme">{theme.name}</h2>
        <p className="quiet">{theme.definition}</p>
        <Answered overview={overview} view={view} />
      </header>
      <ChangesHere changes={overview.changes} />
      {series.map((one) => (
        <figure key={one.kind} className={`plain-figure stack tight ${kindClass[one.kind]}`}>
          <h3>{kindTitles[one.kind]}</h3>
          <figcaption>{one.says}</figcaption>
          {one.points.length > 0 ? (
            <>
              <Suspense fallback={<div className="chart" />}>
                <SeriesChart series={one} changes={overview.changes} />
              </Suspense>
              <p className="quiet small">
                Each point is a stretch of weeks long enough to be shown. Dashed line: the median
                {one.run.median === null ? '' : ` (${percent(one.run.median)})`}. Dotted lines: what
                chance alone keeps within
                {one.widened ? ', widened because the points scatter more than chance' : ''}.
              </p>
              <Behind table={tables.find(({ id }) => id === one.kind)} />
            </>
          ) : null}
        </figure>
      ))}
      <section className="stack tight" aria-labelledby="excerpts">
        <h3 id="excerpts">In colleagues’ own words</h3>
        {excerpts.length === 0 ? (
          <p className="quiet">
            None to show here. An excerpt appears when both people agreed to share it, its author
            has looked at the words once more, and enough others stand beside it.
          </p>
        ) : (
          <ul className="plain-list stack tight">
            {excerpts.map(({ id, section, words }) => (
              <li key={id} className={`meaning of-${section}`}>
                <blockquote className="said">{words}</blockquote>
              </li>
            ))}
          </ul>
        )}
      </section>
    </section>
  );
}
