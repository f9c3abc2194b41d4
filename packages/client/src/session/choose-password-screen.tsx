import { Button } from '@mantine/core';
import { passwordLength } from '@alongside/workflows/session/password';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain, ProblemError } from '../api/problems.ts';
import { request } from '../api/request.ts';
import { Mark } from '../app/mark.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { PasswordField } from './password-field.tsx';
import { useSignIn } from './session.ts';
import './sign-in.css';

interface Whose {
  name: string;
  email: string | null;
  organisationName: string;
}

/** Where a link leads that somebody was given: choosing a password, once, and coming in with it. */
export function ChoosePasswordScreen() {
  // After the number sign, so that no server in between has seen it.
  const [token] = useState(() => window.location.hash.slice(1));
  const whose = useQuery({
    queryKey: ['sign-in-link', token],
    queryFn: () => request<Whose>('POST', '/session/link/look', { token }),
    retry: false,
    staleTime: Infinity,
  });
  if (whose.isPending) return <Waiting />;
  if (whose.error instanceof ProblemError && whose.error.problem.status < 429)
    return <LinkGone says={whose.error.is('not-found') ? whose.error.problem.detail : null} />;
  if (whose.error) return <CouldNotRead error={whose.error} again={() => void whose.refetch()} />;
  return <Choose token={token} whose={whose.data} />;
}

function LinkGone({ says }: { says: string | null }) {
  return (
    <main className="page narrow stack">
      <PageTitle tab="Old link">This link leads nowhere any more</PageTitle>
      <p>
        {says ??
          'Part of it may be missing. Open it once more as you were given it, or ask an administrator for another.'}
      </p>
      <p>
        <a className="quiet-link" href="/">
          Sign in
        </a>
      </p>
    </main>
  );
}

function Choose({ token, whose }: { token: string; whose: Whose }) {
  const signIn = useSignIn();
  const [password, setPassword] = useState('');
  return (
    <main className="page narrow stack wide">
      <header className="stack">
        <p className="shell-name">
          <Mark /> Alongside
        </p>
        <PageTitle tab="Choose a password">Welcome, {whose.name}</PageTitle>
        <p>
          Choose a password for Alongside at {whose.organisationName}. From then on you sign in with
          it and your e-mail{whose.email === null ? '' : `, ${whose.email}`}.
        </p>
      </header>
      <form
        className="paper stack"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate(
            { path: '/session/link', token, password },
            { onSuccess: () => window.location.replace('/') },
          );
        }}
      >
        {/* For whoever keeps passwords: it belongs to this e-mail. */}
        <input
          type="text"
          name="email"
          autoComplete="username"
          value={whose.email ?? ''}
          readOnly
          hidden
        />
        <PasswordField
          label="Your new password"
          description={`At least ${passwordLength.least} characters. Three or four words that only you would put together do well; no capitals or digits are needed.`}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={signIn.error ? explain(signIn.error).detail : null}
        />
        <div>
          <Button type="submit" loading={signIn.isPending}>
            Keep it and come in
          </Button>
        </div>
      </form>
    </main>
  );
}
