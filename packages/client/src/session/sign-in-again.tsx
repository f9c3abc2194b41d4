import { Button, Modal } from '@mantine/core';
import { explain } from '../api/problems.ts';
import type { Me } from '../api/queries.ts';
import { useSignIn } from './session.ts';

/** The session ran out while the page was open: signs in again, and the page below is as it was. */
export function SignInAgain({ me }: { me: Me }) {
  const signIn = useSignIn();
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
        {signIn.error ? <p role="alert">{explain(signIn.error).detail}</p> : null}
        <div className="row">
          <Button data-autofocus loading={signIn.isPending} onClick={() => signIn.mutate(me.id)}>
            Go on as {me.name}
          </Button>
          <a className="quiet-link" href="/">
            I am somebody else
          </a>
        </div>
      </div>
    </Modal>
  );
}
