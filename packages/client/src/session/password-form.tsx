import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { explain } from '../api/problems.ts';
import { PasswordField } from './password-field.tsx';
import { useSignIn } from './session.ts';

/** Signing in by e-mail and password. `email` is given where it is known who comes back. */
export function PasswordForm({ email: known }: { email?: string | null }) {
  const signIn = useSignIn();
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate({ path: '/session', email: email.trim(), password });
      }}
    >
      <TextInput
        label="Work e-mail"
        type="email"
        name="email"
        autoComplete="username"
        required
        withAsterisk={false}
        readOnly={Boolean(known)}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        focused={Boolean(known)}
      />
      {signIn.error ? (
        <p role="alert" className="meaning of-worry">
          {explain(signIn.error).detail}
        </p>
      ) : null}
      <div>
        <Button type="submit" loading={signIn.isPending}>
          Sign in
        </Button>
      </div>
    </form>
  );
}
