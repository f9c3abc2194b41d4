import { dayOf } from '@alongside/workflows/pack/pack';
import { saysShare } from '@alongside/workflows/theme/overview/says';
import { overviewTables } from '@alongside/workflows/theme/overview/tables';
import type { Overview } from '@alongside/workflows/theme/overview/view';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Stands } from './answered.tsx';
import { Behind } from './behind.tsx';
import { OneTheme } from './one-theme.tsx';
import { nothingRising, nothingTogether } from './say-themes.ts';
import { overviewQuery } from './theme-queries.ts';
import { type ThemesView, viewSearch } from './themes-view.ts';
import { ViewFilter } from './view-filter.tsx';
import './themes.css';

const SidesChart = lazy(() =>
  import('./charts.tsx').then((module) => ({ default: module.SidesChart })),
);

/** Themes: first in words what has really changed, then the charts, each with its table, then what people shared. */
export function OverviewScreen() {
  const view = useSearch({ from: '/themes' });
  const overview = useQuery(overviewQuery(view));
  if (overview.isPending) return <Waiting what="Reading the themes …" />;
  if (overview.error) {
    return <CouldNotRead error={overview.error} again={() => void overview.refetch()} />;
  }
  const { data } = overview;
  const tables = overviewTables(data);
  const table = (id: string) => tables.find((one) => one.id === id);
  return (
    <div className="page stack wide themes">
      <header className="stack tight">
        <PageTitle tab="Themes">Themes</PageTitle>
        <div className="stack tight" role="status">
          {data.says.map((says) => (
            <p key={says} className="lead">
              {says}
            </p>
          ))}
        </div>
        <Counted overview={data} chosen={view.from !== undefined} />
      </header>
      <ViewFilter view={view} overview={data} />
      {data.discussions === null ? null : (
        <>
          <ThemeList overview={data} view={view} />
          <OneTheme overview={data} view={view} />
          <section className="stack tight" aria-labelledby="together">
            <h2 id="together">Themes that come together</h2>
            {data.together.length === 0 ? (
              <p className="quiet">{nothingTogether(data)}</p>
            ) : (
              <>
                <p>{sayTogether(data)}</p>
                <Behind
                  table={table('together')}
                  open={data.together.some(({ beyondChance }) => beyondChance)}
                  says="The pairs that lie furthest from chance"
                />
              </>
            )}
          </section>
          <section className="stack tight" aria-labelledby="rising">
            <h2 id="rising">Rising words that no theme covers</h2>
            {data.rising.length === 0 ? (
              <p className="quiet">{nothingRising(data)}</p>
            ) : (
              <Behind table={table('rising')} open />
            )}
          </section>
          <section className="stack tight" aria-labelledby="standards">
            <h2 id="standards">Practice standards that findings point to</h2>
            <Behind table={table('standards')} open />
          </section>
        </>
      )}
      <footer className="row no-print">
        <a className="quiet-link" href={`/api/v1/themes/overview.csv${viewSearch(view)}`} download>
          Download as CSV
        </a>
        <Button variant="subtle" onClick={() => window.print()}>
          Print
        </Button>
        <Link
          to="/themes/pack"
          search={{ ...view, theme: undefined, team: undefined }}
          className="quiet-link"
        >
          Take it to the inspection
        </Link>
        <Link to="/themes/codebook" className="quiet-link">
          What each theme means
        </Link>
      </footer>
      <p className="quiet small">
        A download leaves the service and holds no number under ten. This page can be shared by its
        address with whoever may see themes.
      </p>
    </div>
  );
}

function Counted({ overview, chosen }: { overview: Overview; chosen: boolean }) {
  const { discussions, shown, limit, someLeftOut, period } = overview;
  const whole = shown && shown.from === period.from && shown.to === period.to;
  return (
    <p className="quiet">
      {discussions === null || !shown
        ? `Numbers are shown from ${limit} discussions of three colleagues on.`
        : `${discussions} agreed discussions, counted from ${dayOf(shown.from)} up to Sunday ${dayOf(shown.to)}.`}{' '}
      {discussions !== null && (someLeftOut || !whole)
        ? `Between ${dayOf(period.from)} and ${dayOf(period.to)}, weeks with none or too few to show by themselves are left out.`
        : ''}{' '}
      {chosen
        ? ''
        : `You have not chosen a first day, so it begins on ${dayOf(period.from)}: about a year back or more.`}{' '}
      A week is counted when it is over, so that nobody can watch a single discussion come in.
    </p>
  );
}

function ThemeList({ overview, view }: { overview: Overview; view: ThemesView }) {
  return (
    <section className="stack tight" aria-labelledby="sides">
      <h2 id="sides">Strengths against learning points</h2>
      <Suspense fallback={<div className="chart" />}>
        <SidesChart themes={overview.themes} />
      </Suspense>
      <p className="quiet small">
        <span className="key of-strength">Strength</span>{' '}
        <span className="key of-learning">Worry or learning point</span> · “hidden” where fewer than{' '}
        {overview.limit} discussions, or fewer than three colleagues, stand behind a number, or
        where it could be worked out from others.
      </p>
      <div
        className="scroll-table"
        role="region"
        aria-label="Themes and how often they were raised"
        tabIndex={0}
      >
        <table className="themes-table">
          <thead>
            <tr>
              <th scope="col">Theme</th>
              <th scope="col">Strength</th>
              <th scope="col">Worry or learning point</th>
              <th scope="col">For the child</th>
            </tr>
          </thead>
          <tbody>
            {overview.themes.map((theme) => (
              <tr key={theme.id}>
                <th scope="row">
                  <Link
                    to="/themes"
                    search={{ ...view, theme: theme.id }}
                    hash="one-theme"
                    aria-current={theme.id === overview.theme?.id ? 'true' : undefined}
                  >
                    {theme.name}
                  </Link>
                  {theme.change.length > 0 ? (
                    <span className="tag of-nextStep">{'\u00a0'}· changed</span>
                  ) : null}
                  <Stands overview={overview} theme={theme} />
                </th>
                <td>{saysShare(theme.strength, overview.discussions)}</td>
                <td>{saysShare(theme.learningPoint, overview.discussions)}</td>
                <td>{saysShare(theme.childsExperience, overview.discussions)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function sayTogether({ together }: Overview): string {
  const beyond = together.filter(({ beyondChance }) => beyondChance).length;
  if (beyond === 0) return 'No two themes come together more or less often than chance explains.';
  return beyond === 1
    ? 'One pair comes together more or less often than chance explains.'
    : `${beyond} pairs come together more or less often than chance explains.`;
}
