import type { SeriesReport } from '@alongside/workflows/series/report';
import { batch, named } from '@alongside/workflows/series/report';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { CouldNotRead } from '../app/waiting.tsx';
import { leftOutWords } from './say-series.ts';
import { seriesReportQuery } from './series-queries.ts';
import '../themes/themes.css';

/** What came of it: how far, and the themes it raised, as roughly as keeps each discussion its own. */
export function Report({ series }: { series: string }) {
  const report = useQuery(seriesReportQuery(series));
  if (report.isPending) return null;
  if (report.error)
    return <CouldNotRead error={report.error} again={() => void report.refetch()} />;
  const { data } = report;
  return (
    <section className="stack tight" aria-labelledby="came-of-it">
      <h2 id="came-of-it">What came of it</h2>
      <p>
        {data.drawn} drawn · {data.handedOver} with a practice lead · {data.begun} begun ·{' '}
        {data.agreed} agreed
      </p>
      <LeftOut report={data} />
      <Themes report={data} />
      <div className="no-print">
        <Button variant="subtle" onClick={() => window.print()}>
          Print
        </Button>
      </div>
    </section>
  );
}

function LeftOut({ report: { leftOutBefore, leftOutAfter } }: { report: SeriesReport }) {
  if (leftOutBefore.length + leftOutAfter.length === 0) return <p>Nothing was left out.</p>;
  return (
    <>
      <h3>Left out, and why</h3>
      <ul>
        {leftOutBefore.map(({ reason, count }) => (
          <li key={reason}>Before the draw: {leftOutWords[reason](count)}.</li>
        ))}
        {[...new Set(leftOutAfter)].map((because) => (
          <li key={because}>
            After the draw: {because}
            {manyTimes(leftOutAfter.filter((one) => one === because).length)}
          </li>
        ))}
      </ul>
    </>
  );
}

function manyTimes(count: number): string {
  return count === 1 ? '' : ` (${count} of them)`;
}

function Themes({ report: { counted, agreed, themes } }: { report: SeriesReport }) {
  if (counted === 0)
    return (
      <p className="quiet">
        Themes: too few to show. They are counted from {batch.discussions} agreed discussions of
        {` ${batch.workers} `}
        colleagues on, so that nobody can see what a single one says.
      </p>
    );
  const many = (about: number | null) => (about === null ? 'too few to show' : `about ${about}`);
  return (
    <>
      <h3 id="raised">Themes that were raised</h3>
      {themes.length === 0 ? (
        <p>No theme was raised in {named.discussions} of them or more.</p>
      ) : (
        <div className="scroll-table" role="region" aria-labelledby="raised" tabIndex={0}>
          <table className="themes-table">
            <thead>
              <tr>
                <th scope="col">Theme</th>
                <th scope="col">Strength</th>
                <th scope="col">Worry or learning point</th>
              </tr>
            </thead>
            <tbody>
              {themes.map(({ id, name, strength, learningPoint }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{many(strength)}</td>
                  <td>{many(learningPoint)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="quiet small">
        Of the first {counted} agreed, to the nearest {named.toTheNearest}.{' '}
        {agreed > counted ? 'The others are counted once ten more are agreed. ' : ''}
        You know which discussions these are, so a number that moved with one of them would tell
        what it says. A few discussions cannot show change: see Themes for that.
      </p>
    </>
  );
}
