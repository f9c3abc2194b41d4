import { Button } from '@mantine/core';

/** Opened without a connection, and this device knows of nobody who may go on. */
export function NoSeatOffline({ again }: { again: () => void }) {
  return (
    <main className="page narrow stack">
      <h1>There is no connection just now</h1>
      <p>
        To open what is yours, Alongside has to ask who you are once. It goes on by itself when
        there is a connection again.
      </p>
      <p>
        If you were signed in here and have not signed out: what you typed is still on this device,
        sealed, and comes back when you sign in.
      </p>
      <p>If a child is not safe now, do not wait for this page: call, as you always would.</p>
      <div>
        <Button variant="default" onClick={again}>
          Try again
        </Button>
      </div>
    </main>
  );
}
