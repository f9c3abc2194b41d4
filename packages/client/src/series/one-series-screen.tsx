import { may } from '@alongside/workflows/rights/rights';
import { seriesKindNames, type Series } from '@alongside/workflows/series/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { day } from '../words/dates.ts';
import { DrawSample } from './draw-sample.tsx';
import { PickCard } from './pick-card.tsx';
import { Report } from './report.tsx';
import { drawnWords, leftOutWords, whenAndHowFar } from './say-series.ts';
import { seriesQuery } from './series-queries.ts';
import './series.css';

const route = getRouteApi('/series/$id');

/** One practice week or deep dive: how it was drawn, and how far each discussion has come. */
export function OneSeriesScreen() {
  const { id } = route.useParams();
  const keeps = may(useMe(), 'keepSeries');
  const series = useQuery(seriesQuery(id));
  if (series.isPending) return <Waiting />;
  if (series.error)
    return <CouldNotRead error={series.error} again={() => void series.refetch()} />;
  const { data } = series;
  return (
    <div className="page narrow stack wide">
      <header className="stack tight">
        <PageTitle tab={data.title}>{data.title}</PageTitle>
        <p className="said">{data.question}</p>
        <p className="quiet">
          {seriesKindNames[data.kind]} · {whenAndHowFar(data)}
        </p>
      </header>
      {keeps ? <HowDrawn series={data} /> : null}
      {keeps && data.sample ? <Report series={id} /> : null}
      {data.gone > 0 ? (
        <p>
          {data.gone === 1
            ? 'One case reference that was drawn has'
            : `${data.gone} case references that were drawn have`}{' '}
          gone after the time things are kept here, with who held them. How it was drawn and what
          came of it stay.
        </p>
      ) : null}
      {data.pickList.length > 0 ? (
        <section className="stack tight" aria-labelledby="picks">
          <h2 id="picks">{keeps ? 'What was drawn' : 'Yours to hold'}</h2>
          {keeps ? null : (
            <p>
              Propose each to its worker as you would any other: kindly, with a choice of times. If
              this is a family you know, say so to whoever asked you.
            </p>
          )}
          <ol className="plain-list stack tight">
            {data.pickList.map((pick) => (
              <li key={pick.place}>
                <PickCard series={data} pick={pick} keeps={keeps} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  );
}

/** How the sample came to be, so that anybody can check it; or the form that draws one. */
function HowDrawn({ series }: { series: Series }) {
  const { sample } = series;
  const [again, setAgain] = useState(false);
  const given = series.pickList.some(({ practiceLead }) => practiceLead !== null);
  if (!sample || again) return <DrawSample series={series} close={() => setAgain(false)} />;
  return (
    <section className="paper stack tight" aria-labelledby="drawn">
      <h2 id="drawn">How it was drawn</h2>
      <p>
        {sample.drawnBy.name} {drawnWords(series.pickList.length + series.gone, sample.eligible)} on{' '}
        {day(sample.drawnAt)}. The list held {sample.listed}
        {sample.leftOut.length > 0
          ? `; ${sample.leftOut.map(({ reason, count }) => leftOutWords[reason](count)).join(', ')}.`
          : '.'}
        {sample.draws > 1 ? ` It was drawn ${sample.draws} times; this is the last.` : ''}
      </p>
      <details>
        <summary>Draw it again yourself</summary>
        <p className="reach">
          The seed is <code>{sample.seed}</code>. Take each reference in capitals, without spaces
          and dashes; the lot is the SHA-256 of the seed, a line break and the reference. The
          smallest lots are drawn. The list itself is not kept.
        </p>
      </details>
      {given || series.gone > 0 ? null : (
        <div>
          <Button variant="default" onClick={() => setAgain(true)}>
            Draw from another list
          </Button>
        </div>
      )}
    </section>
  );
}
