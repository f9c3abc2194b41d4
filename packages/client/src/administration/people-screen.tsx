import { personRoles, roleNames } from '@alongside/workflows/organisation/people';
import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { PageTitle } from '../app/page-title.tsx';
import { SearchField } from '../app/search-field.tsx';
import { ShowMore } from '../app/show-more.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Undelivered } from '../notification/undelivered.tsx';
import { MakeSignInLink } from '../session/make-sign-in-link.tsx';
import { upperFirst } from '../words/upper-first.ts';
import { type AdministeredPerson, peopleQuery, teamsQuery } from './administration-queries.ts';
import { PersonForm } from './person-form.tsx';

const route = getRouteApi('/administration/people');

/** Everybody who can sign in: names, roles, teams, addresses. Nothing of what they write. */
export function PeopleScreen() {
  const filter = route.useSearch();
  const navigate = useNavigate({ from: '/administration/people' });
  /** Whose form is open: an id, “new”, or nobody’s. */
  const [open, setOpen] = useState<string | null>(null);
  const people = useInfiniteQuery(peopleQuery(filter));
  const teams = useQuery(teamsQuery).data?.items ?? [];

  const search = useCallback(
    (q: string | undefined) =>
      void navigate({ search: (before) => ({ ...before, q }), replace: true }),
    [navigate],
  );

  const found = people.data?.pages.flatMap((page) => page.items) ?? [];
  const count = people.data?.pages[0]?.count ?? 0;
  return (
    <div className="stack">
      <div className="row apart">
        <PageTitle tab="People">People</PageTitle>
        <div className="row">
          <Button variant="default" onClick={() => setOpen('new')}>
            Add a colleague
          </Button>
          <Link to="/administration/people/list" className="quiet-link">
            Bring or take a list
          </Link>
        </div>
      </div>
      <Undelivered />
      {open === 'new' ? (
        <PersonForm person={null} teams={teams} close={() => setOpen(null)} />
      ) : null}
      <search className="two">
        <SearchField words={filter.q} search={search} placeholder="Name or e-mail address" />
        <NativeSelect
          label="Role"
          value={filter.role ?? ''}
          onChange={(event) => {
            const role = personRoles.find((one) => one === event.currentTarget.value);
            void navigate({ search: (before) => ({ ...before, role }), replace: true });
          }}
          data={[
            { value: '', label: 'Any' },
            ...personRoles.map((role) => ({ value: role, label: upperFirst(roleNames[role]) })),
          ]}
        />
        <NativeSelect
          label="Team"
          value={filter.team ?? ''}
          onChange={(event) => {
            const team = event.currentTarget.value || undefined;
            void navigate({ search: (before) => ({ ...before, team }), replace: true });
          }}
          data={[
            { value: '', label: 'Any' },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          label="Show"
          value={filter.left ?? ''}
          onChange={(event) => {
            const left = event.currentTarget.value === 'yes' ? ('yes' as const) : undefined;
            void navigate({ search: (before) => ({ ...before, left }), replace: true });
          }}
          data={[
            { value: '', label: 'Who is here' },
            { value: 'yes', label: 'Who has left' },
          ]}
        />
      </search>
      {people.error ? (
        <CouldNotRead error={people.error} again={() => void people.refetch()} />
      ) : people.isPending ? (
        <Waiting />
      ) : (
        <>
          <p role="status" className="quiet">
            {count === 1 ? 'One person' : `${count} people`}
          </p>
          {found.length === 0 ? (
            <p>Nobody fits that. Try fewer letters, or another role or team.</p>
          ) : (
            <ul className="plain-list stack tight">
              {found.map((person) => (
                <li key={person.id}>
                  {open === person.id ? (
                    <PersonForm person={person} teams={teams} close={() => setOpen(null)} />
                  ) : (
                    <PersonLine
                      person={person}
                      team={teams.find(({ id }) => id === person.team)?.name ?? null}
                      open={() => setOpen(person.id)}
                    />
                  )}
                </li>
              ))}
            </ul>
          )}
          <ShowMore list={people} />
        </>
      )}
    </div>
  );
}

function PersonLine({
  person,
  team,
  open,
}: {
  person: AdministeredPerson;
  team: string | null;
  open: () => void;
}) {
  const { name, roles, service, area, email, leftAt } = person;
  const where = [team && `${team} team`, service, area].filter(Boolean).join(' · ');
  return (
    <div className="paper row apart">
      <div>
        <p className="item-title">{name}</p>
        <p className="small">
          {roles.map((role) => roleNames[role]).join(', ') || 'No role yet'}
          {where ? ` · ${where}` : ''}
        </p>
        <p className="quiet small">
          {leftAt ? `Left on ${leftAt.slice(0, 10)}` : (email ?? 'No e-mail address')}
        </p>
      </div>
      <div className="row">
        {email === null || leftAt ? null : <MakeSignInLink person={person} />}
        <Button variant="default" onClick={open} aria-label={`Change ${name}`}>
          Change
        </Button>
      </div>
    </div>
  );
}
