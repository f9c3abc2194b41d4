import { may } from '@alongside/workflows/rights/rights';
import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { SearchField } from '../app/search-field.tsx';
import { ShowMore } from '../app/show-more.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Headline } from './headline.tsx';
import { PlanCard } from './plan-card.tsx';
import { type PlanFilter, shows } from './plan-filter.ts';
import { choicesQuery, planQuery } from './plan-queries.ts';
import { showWords } from './say-plan.ts';
import './plan.css';

const route = getRouteApi('/plan');

/** The improvement plan that everybody owns: what was noticed, what is done about it, or why not now. */
export function PlanScreen() {
  const me = useMe();
  const filter = route.useSearch();
  const plan = useInfiniteQuery({ ...planQuery(filter), placeholderData: (before) => before });
  const found = plan.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page narrow stack wide">
      <header className="stack tight">
        <div className="row apart">
          <PageTitle tab="The plan">The plan</PageTitle>
          {may(me, 'answerThemes') ? (
            <Link to="/plan/new" className="button-link no-print">
              Put something on it
            </Link>
          ) : null}
        </div>
        <p>
          What we have noticed together in our discussions, what we do about it, and what we will
          not do now, and why. It is everybody’s.
        </p>
        <p className="no-print">
          <a href="/learning" className="quiet-link">
            The same in plain words, for children and families
          </a>
        </p>
      </header>
      <Headline filter={filter} />
      <section className="stack" aria-label="What is on the plan">
        <Filters filter={filter} />
        {plan.error ? (
          <CouldNotRead error={plan.error} again={() => void plan.refetch()} />
        ) : plan.isPending ? (
          <Waiting />
        ) : (
          <>
            <p role="status" className="visually-hidden">
              {found.length} shown
            </p>
            {found.length === 0 ? (
              <p>
                {Object.values(filter).some(Boolean)
                  ? 'Nothing fits that. Try fewer words, or show all of it.'
                  : 'Nothing yet. When a head of service or the quality lead sees a theme come up, they put it here, and you can watch what becomes of it.'}
              </p>
            ) : (
              <ul className="plain-list stack">
                {found.map((response) => (
                  <li key={response.id}>
                    <PlanCard response={response} />
                  </li>
                ))}
              </ul>
            )}
            <ShowMore list={plan} />
          </>
        )}
      </section>
    </div>
  );
}

/** Search and filters stand in the address, so that a view can be passed on. */
function Filters({ filter }: { filter: PlanFilter }) {
  const navigate = useNavigate({ from: '/plan' });
  const choices = useQuery(choicesQuery).data;
  const search = useCallback(
    (q: string | undefined) =>
      void navigate({ search: (before) => ({ ...before, q }), replace: true }),
    [navigate],
  );

  function narrow(part: PlanFilter) {
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  }

  return (
    <search className="two no-print">
      <SearchField words={filter.q} search={search} placeholder="Words on the plan" />
      <NativeSelect
        label="Show"
        value={filter.show ?? ''}
        onChange={(event) =>
          narrow({ show: shows.find((show) => show === event.currentTarget.value) })
        }
        data={[
          { value: '', label: 'All of it' },
          ...shows.map((show) => ({ value: show, label: showWords[show] })),
        ]}
      />
      <NativeSelect
        label="Theme"
        value={filter.theme ?? ''}
        onChange={(event) => narrow({ theme: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'Every theme' },
          ...(choices?.themes ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {(choices?.areas.length ?? 0) > 1 ? (
        <NativeSelect
          label="Area"
          value={filter.area ?? ''}
          onChange={(event) => narrow({ area: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: 'Every area' },
            ...(choices?.areas ?? []).map((area) => ({ value: area, label: area })),
          ]}
        />
      ) : null}
    </search>
  );
}
