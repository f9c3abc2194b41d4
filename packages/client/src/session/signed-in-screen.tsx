import { useEffect } from 'react';
import { PageTitle } from '../app/page-title.tsx';
import { tellSignedIn } from './signed-in-tab.ts';

/** Where signing in again in a tab of its own ends. */
export function SignedInScreen() {
  useEffect(() => {
    tellSignedIn();
    window.close();
  }, []);
  return (
    <main className="page narrow stack">
      <PageTitle tab="Signed in">You are signed in again</PageTitle>
      <p>You can close this tab. The page you came from goes on where it was.</p>
      <p>
        <a className="quiet-link" href="/">
          Or go to your week from here
        </a>
      </p>
    </main>
  );
}
