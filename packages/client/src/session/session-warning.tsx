import { Button } from '@mantine/core';
import { clock } from '../words/dates.ts';
import { useSessionEnding } from './session-ending.ts';
import './sign-in.css';

/** Says some minutes before that the session ends, and lets who is here stay. */
export function SessionWarning() {
  const { ending, stay } = useSessionEnding();
  if (!ending) return null;
  const at = clock(new Date(ending.at).toISOString());
  return (
    <div className="session-warning" role="alert">
      {ending.why === 'idle' ? (
        <>
          <p>
            Nobody has been here for a while, so you will be signed out at {at}. What you typed is
            kept.
          </p>
          <Button size="sm" onClick={stay}>
            Stay signed in
          </Button>
        </>
      ) : (
        <p>
          You have been signed in for a long day. At {at} you will be asked to sign in again; what
          you typed stays on this page.
        </p>
      )}
    </div>
  );
}
