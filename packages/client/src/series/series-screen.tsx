import { seriesKindNames } from '@alongside/workflows/series/contract';
import { may } from '@alongside/workflows/rights/rights';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { hasDraft } from '../form/use-draft.ts';
import { planDraft, PlanForm } from './plan-form.tsx';
import { whenAndHowFar } from './say-series.ts';
import { seriesListQuery } from './series-queries.ts';

const states = { running: 'Now', planned: 'Later', ended: 'Earlier' } as const;

/** Practice weeks and deep dives: to plan, and for a practice lead those they are asked to hold. */
export function SeriesScreen() {
  const me = useMe();
  const keeps = may(me, 'keepSeries');
  const [planning, setPlanning] = useState(() => hasDraft(planDraft));
  const series = useQuery(seriesListQuery);
  if (series.isPending) return <Waiting />;
  if (series.error)
    return <CouldNotRead error={series.error} again={() => void series.refetch()} />;
  const { items } = series.data;
  return (
    <div className="page narrow stack wide">
      <header className="stack tight">
        <PageTitle tab="Practice weeks">Practice weeks and deep dives</PageTitle>
        <p>
          Discussions that look at one question together. What is drawn is drawn by lot, and anybody
          can see how; nobody is chosen.
        </p>
      </header>
      {keeps && !planning ? (
        <div>
          <Button onClick={() => setPlanning(true)}>Plan one</Button>
        </div>
      ) : null}
      {planning && keeps ? <PlanForm close={() => setPlanning(false)} /> : null}
      {items.length === 0 ? (
        <p className="quiet">
          {keeps
            ? 'None yet. Plan one, give it a list of case references, and it draws some by lot and suggests who might hold each.'
            : 'None for you just now. When somebody asks you to hold a discussion of a practice week, it stands here.'}
        </p>
      ) : null}
      {(['running', 'planned', 'ended'] as const).map((state) => {
        const some = items.filter((line) => line.state === state);
        if (some.length === 0) return null;
        return (
          <section key={state} className="stack tight" aria-labelledby={`series-${state}`}>
            <h2 id={`series-${state}`}>{states[state]}</h2>
            <ul className="plain-list stack tight">
              {some.map((line) => (
                <li key={line.id}>
                  <Link
                    to="/series/$id"
                    params={{ id: line.id }}
                    className="item-link meaning of-learning"
                  >
                    <p className="item-title">{line.title}</p>
                    <p>{line.question}</p>
                    <p className="quiet small">
                      {seriesKindNames[line.kind]} · {whenAndHowFar(line)}
                    </p>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
