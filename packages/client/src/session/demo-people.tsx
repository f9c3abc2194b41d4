import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { explain } from '../api/problems.ts';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { demoPeopleQuery, useSignIn } from './session.ts';
import { byPurpose } from './who-comes-for-what.ts';

/** Demo mode: everybody one may look in as. */
export function DemoPeople() {
  const people = useQuery(demoPeopleQuery);
  const signIn = useSignIn();
  if (people.isPending) return <Waiting />;
  if (people.error)
    return <CouldNotRead error={people.error} again={() => void people.refetch()} />;
  return (
    <>
      {signIn.error ? (
        <p role="alert" className="meaning of-worry">
          {explain(signIn.error).detail}
        </p>
      ) : null}
      {byPurpose(people.data.items).map((group) => (
        <section key={group.title} className="stack" aria-label={group.title}>
          <div>
            <h2>{group.title}</h2>
            <p className="quiet">{group.comesFor}</p>
          </div>
          <ul className="plain-list sign-in-people">
            {group.people.map((person) => (
              <li key={person.id}>
                <Button
                  variant="default"
                  fullWidth
                  justify="flex-start"
                  h="auto"
                  mih={56}
                  disabled={signIn.isPending}
                  onClick={() => signIn.mutate({ path: '/session', demoPerson: person.id })}
                >
                  <span className="sign-in-person">
                    <span className="item-title">{person.name}</span>
                    <span className="quiet small">
                      {[person.comesFor, person.service].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
