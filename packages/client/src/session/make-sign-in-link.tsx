import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { explain } from '../api/problems.ts';
import { request } from '../api/request.ts';
import { CopyButton } from '../form/copy-button.tsx';
import { dayAndTime } from '../words/dates.ts';
import { sessionQuery } from './session.ts';
import './sign-in.css';

/** For administrators: a link with which a colleague chooses a password. Nothing where people sign in otherwise. */
export function MakeSignInLink({ person }: { person: { id: string; name: string } }) {
  const session = useQuery(sessionQuery);
  const made = useMutation({
    // Each one made puts the one before out of use.
    retry: false,
    mutationFn: () =>
      request<{ path: string; expires: string }>('POST', `/people/${person.id}/sign-in-link`, {}),
  });
  if (!session.data?.ways.password) return null;
  if (!made.data) {
    return (
      <div className="stack tight">
        <Button
          variant="default"
          loading={made.isPending}
          onClick={() => made.mutate()}
          aria-label={`Make a link for ${person.name} to sign in with`}
        >
          Link to sign in
        </Button>
        {made.error ? <p role="alert">{explain(made.error).detail}</p> : null}
      </div>
    );
  }
  return (
    <MadeLink
      person={person}
      link={`${window.location.origin}${made.data.path}`}
      expires={made.data.expires}
    />
  );
}

function MadeLink({
  person,
  link,
  expires,
}: {
  person: { name: string };
  link: string;
  expires: string;
}) {
  const shown = useRef<HTMLElement>(null);
  return (
    <div className="stack tight sign-in-link">
      <p role="status">
        Give this to {person.name}, and to nobody else. It counts once, until {dayAndTime(expires)};
        with it they choose a password, and are signed out wherever they are signed in now. They see
        that you made it.
      </p>
      <p>
        <code ref={shown}>{link}</code>
      </p>
      <div className="row">
        <CopyButton text={link} shown={shown} autoFocus>
          Copy the link
        </CopyButton>
      </div>
    </div>
  );
}
