import { journeys } from '@alongside/workflows/discussion/stages';
import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { discussionsQuery, useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { SearchField } from '../app/search-field.tsx';
import { ShowMore } from '../app/show-more.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { rolesFor } from '../propose/roles-for.ts';
import { DiscussionLine } from './discussion-line.tsx';
import { journeyWords } from './where-we-are.ts';

const route = getRouteApi('/discussions');

/** Every discussion this reader takes part in; search and filter stand in the address. */
export function DiscussionsScreen() {
  const me = useMe();
  const { q, show } = route.useSearch();
  const navigate = useNavigate({ from: '/discussions' });
  const discussions = useInfiniteQuery({
    ...discussionsQuery({ q, journey: show }),
    placeholderData: (before) => before,
  });

  const search = useCallback(
    (q: string | undefined) =>
      void navigate({ search: (before) => ({ ...before, q }), replace: true }),
    [navigate],
  );

  const found = discussions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page narrow stack">
      <div className="row apart">
        <PageTitle tab="Discussions">Discussions</PageTitle>
        {rolesFor(me.roles).length > 0 ? (
          <Link to="/discussions/new" className="button-link">
            {me.roles.includes('practiceLead') ? 'Propose one' : 'Ask for one'}
          </Link>
        ) : null}
      </div>
      <search className="two">
        <SearchField words={q} search={search} placeholder="Case reference or focus" />
        <NativeSelect
          label="Show"
          value={show ?? ''}
          onChange={(event) => {
            const chosen = journeys.find((journey) => journey === event.currentTarget.value);
            void navigate({ search: (before) => ({ ...before, show: chosen }), replace: true });
          }}
          data={[
            { value: '', label: 'All of them' },
            ...journeys.map((journey) => ({ value: journey, label: journeyWords[journey] })),
          ]}
        />
      </search>
      {discussions.error ? (
        <CouldNotRead error={discussions.error} again={() => void discussions.refetch()} />
      ) : discussions.isPending ? (
        <Waiting />
      ) : (
        <>
          <p role="status" className="visually-hidden">
            {found.length} shown
          </p>
          {found.length === 0 ? (
            <p>
              {q || show
                ? 'Nothing fits that. Try fewer words, or show all of them.'
                : 'None yet. A discussion begins when one of you asks the other: it takes under a minute.'}
            </p>
          ) : (
            <ul className="plain-list stack">
              {found.map((discussion) => (
                <li key={discussion.id}>
                  <DiscussionLine discussion={discussion} me={me.id} />
                </li>
              ))}
            </ul>
          )}
          <ShowMore list={discussions} />
        </>
      )}
    </div>
  );
}
