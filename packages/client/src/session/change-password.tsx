import { Button } from '@mantine/core';
import { passwordLength } from '@alongside/workflows/session/password';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain, NotSentError } from '../api/problems.ts';
import { queryKeys } from '../api/query-keys.ts';
import { request } from '../api/request.ts';
import { PasswordField } from './password-field.tsx';

/** Another password; every other place is signed out. */
export function ChangePassword() {
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    retry: (failures, error) => error instanceof NotSentError && failures < 2,
    mutationFn: () => request<unknown>('POST', '/session/password', { current, password }),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      return queries.invalidateQueries({ queryKey: queryKeys.sessions });
    },
  });
  return (
    <section className="stack" aria-label="Your password">
      <h2>Your password</h2>
      <form
        className="paper stack"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <PasswordField
          label="Your password now"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <PasswordField
          label="Another one"
          description={`At least ${passwordLength.least} characters; three or four words of your own do well.`}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        {change.error ? (
          <p role="alert" className="meaning of-worry">
            {explain(change.error).detail}
          </p>
        ) : null}
        {change.isSuccess ? (
          <p role="status">It is changed. Everywhere but here you are signed out.</p>
        ) : null}
        <div>
          <Button type="submit" loading={change.isPending}>
            Change it
          </Button>
        </div>
      </form>
    </section>
  );
}
