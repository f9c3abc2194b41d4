import type { Conflict } from '@alongside/workflows/rights/conflict';
import { may } from '@alongside/workflows/rights/rights';
import { Button, TextInput } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Page, useMe } from '../api/queries.ts';
import { request } from '../api/request.ts';
import { useSending } from '../api/use-sending.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Outcome } from '../form/outcome.tsx';
import { PersonChoice } from '../form/person-choice.tsx';
import { WhoReads } from '../form/who-reads.tsx';
import { day } from '../words/dates.ts';

const allConflicts = ['conflicts'] as const;
const conflictsQuery = (of: '' | 'everybody') =>
  queryOptions({
    queryKey: [...allConflicts, of],
    queryFn: ({ signal }) =>
      request<Page<Conflict>>(
        'GET',
        `/conflicts${of === '' ? '' : '?of=everybody'}`,
        undefined,
        signal,
      ),
  });

/** “I know this family”: said before anybody asks. Whoever keeps these records it for colleagues, too. */
export function FamiliesScreen() {
  const me = useMe();
  const keeps = may(me, 'keepConflicts');
  const own = useQuery(conflictsQuery(''));
  if (own.isPending) return <Waiting />;
  if (own.error) return <CouldNotRead error={own.error} again={() => void own.refetch()} />;
  return (
    <div className="page narrow stack wide">
      <header className="stack tight">
        <PageTitle tab="Families I know">Families I know</PageTitle>
        <p>
          It happens, and saying so is right. You stay away from the case: nobody can bring you into
          its discussions, you can open nothing of it, and you are told nothing of it.
        </p>
      </header>
      <Record person={null} />
      <List
        title="What you have said"
        items={own.data.items}
        empty="Nothing yet. If you know a family, give its case reference above, and that is all."
        name={null}
      />
      {keeps ? <ForColleagues /> : null}
    </div>
  );
}

function ForColleagues() {
  const me = useMe();
  const everybody = useQuery(conflictsQuery('everybody'));
  const [person, setPerson] = useState('');
  return (
    <section className="stack" aria-labelledby="colleagues">
      <h2 id="colleagues">Recorded for colleagues</h2>
      <p>
        Where a colleague has told you that they know a family. You see the reference and the name,
        and nothing of any discussion.
      </p>
      <PersonChoice
        name="colleague"
        label="Which colleague?"
        whoReads={null}
        without={[me.id]}
        value={person}
        change={setPerson}
      />
      {person === '' ? null : <Record key={person} person={person} done={() => setPerson('')} />}
      {everybody.data ? (
        <List
          title="Kept for everybody"
          items={everybody.data.items.filter((item) => item.person.id !== me.id)}
          empty="Nothing yet."
          name={(item) => item.person.name}
        />
      ) : null}
    </section>
  );
}

function Record({ person, done }: { person: string | null; done?: () => void }) {
  const [caseReference, setCaseReference] = useState('');
  const record = useSending(
    (reference: string) =>
      request<Conflict>('POST', '/conflicts', {
        caseReference: reference,
        ...(person !== null && { person }),
      }),
    allConflicts,
    ['discussions'],
    ['actions'],
  );
  return (
    <form
      className="paper stack"
      onSubmit={(event) => {
        event.preventDefault();
        void record.send(caseReference.trim()).then((kept) => {
          if (!kept) return;
          setCaseReference('');
          done?.();
        });
      }}
    >
      <TextInput
        label={person === null ? 'Case reference of a family you know' : 'Case reference'}
        description="No details are asked."
        value={caseReference}
        autoComplete="off"
        onChange={(event) => setCaseReference(event.currentTarget.value)}
      />
      <WhoReads>
        {person === null
          ? 'You, and whoever keeps these. Colleagues are told only that you cannot take part.'
          : 'That colleague, and whoever keeps these.'}
      </WhoReads>
      <p className="quiet small">
        Where {person === null ? 'you take' : 'they take'} part in a discussion of this case
        already, that ends now.
      </p>
      <Outcome sending={record} />
      <div>
        <Button type="submit" loading={record.sending} disabled={caseReference.trim() === ''}>
          {person === null ? 'I know this family' : 'They know this family'}
        </Button>
      </div>
    </form>
  );
}

function List({
  title,
  items,
  empty,
  name,
}: {
  title: string;
  items: readonly Conflict[];
  empty: string;
  name: ((item: Conflict) => string) | null;
}) {
  return (
    <section className="stack tight" aria-label={title}>
      <h2>{title}</h2>
      {items.length === 0 ? (
        <p className="quiet">{empty}</p>
      ) : (
        <ul className="plain-list stack tight">
          {items.map((item) => (
            <li key={item.id} className="row apart">
              <span>
                {item.caseReference}
                {name ? ` · ${name(item)}` : ''}{' '}
                <span className="quiet small">
                  {item.recordedBy.id === item.person.id ? '' : `from ${item.recordedBy.name}, `}
                  {day(item.at)}
                </span>
              </span>
              {item.canTakeBack ? <TakeBack item={item} /> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function TakeBack({ item }: { item: Conflict }) {
  const taking = useSending(
    () => request<undefined>('DELETE', `/conflicts/${item.id}`),
    allConflicts,
  );
  return (
    <>
      <Button
        variant="subtle"
        loading={taking.sending}
        aria-label={`Take ${item.caseReference} back: it was another case`}
        onClick={() => void taking.send(undefined)}
      >
        It was another case
      </Button>
      <Outcome sending={taking} />
    </>
  );
}
