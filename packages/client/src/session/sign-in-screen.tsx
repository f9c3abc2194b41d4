import { useQuery } from '@tanstack/react-query';
import { Mark } from '../app/mark.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { DemoPeople } from './demo-people.tsx';
import { PasswordForm } from './password-form.tsx';
import { sessionQuery } from './session.ts';
import './sign-in.css';
import { signOnAddress, signOnWords } from './sign-on-words.ts';

/** The front door: with one’s own organisation’s account, by e-mail and password, or as whom one likes in the demo. */
export function SignInScreen() {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Waiting />;
  if (session.error)
    return <CouldNotRead error={session.error} again={() => void session.refetch()} />;
  const { demo, password, provider } = session.data.ways;
  return (
    <main className={demo ? 'page stack wide' : 'page narrow stack wide'}>
      <header className="stack">
        <p className="shell-name">
          <Mark /> Alongside
        </p>
        <PageTitle tab="Come in">Sit down together over one child’s story</PageTitle>
        {demo ? (
          <p>
            This is the demo organisation. Everybody in it, and everything they wrote, is invented.
            Choose whom to look in as; you can change at any time.
          </p>
        ) : (
          <p>
            What you write here is for you and those you share it with. Signing in keeps it that
            way.
          </p>
        )}
      </header>
      {provider === null ? null : <ProviderWay provider={provider} />}
      {demo ? <DemoPeople /> : null}
      {password ? <PasswordWay aside={demo || provider !== null} /> : null}
    </main>
  );
}

function ProviderWay({ provider }: { provider: string }) {
  const cameToNothing = signOnWords(window.location.search, provider);
  return (
    <div className="stack">
      {cameToNothing === null ? null : (
        <p role="alert" className="meaning of-worry">
          {cameToNothing}
        </p>
      )}
      <p>
        <a className="button-link" href={signOnAddress(window.location)}>
          Sign in with {provider}
        </a>
      </p>
    </div>
  );
}

function PasswordWay({ aside }: { aside: boolean }) {
  if (aside) {
    return (
      <details className="sign-in-aside">
        <summary>Sign in by e-mail and password</summary>
        <div className="paper">
          <PasswordForm />
        </div>
      </details>
    );
  }
  return (
    <section className="paper stack" aria-label="Sign in">
      <PasswordForm />
      <p className="quiet">
        No password yet, or forgotten it? An administrator of Alongside in your organisation can
        give you a link to choose one.
      </p>
    </section>
  );
}
