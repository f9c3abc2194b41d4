import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { explain } from '../api/problems.ts';
import type { Me } from '../api/queries.ts';
import { PasswordForm } from './password-form.tsx';
import { sessionQuery, useSignIn, type SessionNow } from './session.ts';
import { useCameInElsewhere } from './signed-in-tab.ts';
import './sign-in.css';

/** The session ran out while the page was open: signs in again, and the page below is as it was. */
export function SignInAgain({ me }: { me: Me }) {
  const session = useQuery(sessionQuery);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="You have been signed out"
    >
      <div className="stack">
        <p>
          That happens after a while, to keep what is written here safe. What you typed is still on
          this page.
        </p>
        {session.data ? <WayBack me={me} ways={session.data.ways} /> : null}
        <p>
          <a className="quiet-link" href="/">
            I am somebody else
          </a>
        </p>
      </div>
    </Modal>
  );
}

function WayBack({ me, ways }: { me: Me; ways: SessionNow['ways'] }) {
  if (ways.provider !== null) return <ByProvider provider={ways.provider} />;
  if (ways.demo) return <AsDemoPerson me={me} />;
  return <PasswordForm email={me.email} />;
}

function AsDemoPerson({ me }: { me: Me }) {
  const signIn = useSignIn();
  return (
    <>
      {signIn.error ? <p role="alert">{explain(signIn.error).detail}</p> : null}
      <div>
        <Button
          data-autofocus
          loading={signIn.isPending}
          onClick={() => signIn.mutate({ path: '/session', demoPerson: me.id })}
        >
          Go on as {me.name}
        </Button>
      </div>
    </>
  );
}

/** In a tab of its own: leaving this page would lose what was typed into it. */
function ByProvider({ provider }: { provider: string }) {
  useCameInElsewhere();
  return (
    <p>
      <a
        className="button-link"
        data-autofocus
        href="/api/v1/session/sign-on?to=%2Fsigned-in"
        target="_blank"
        rel="opener"
      >
        Sign in with {provider}
      </a>{' '}
      It opens in another tab; afterwards you go on here.
    </p>
  );
}
