import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PageTitle } from './page-title.tsx';

export function NotFound() {
  return (
    <div className="page narrow stack">
      <PageTitle tab="Not here">There is nothing at this address</PageTitle>
      <p>The link may be old. Nothing is lost: everything of yours is found from your week.</p>
      <p>
        <Link to="/" className="button-link">
          Your week
        </Link>
      </p>
    </div>
  );
}

/** A screen that failed to show, most often because part of it could not be fetched. */
export function ScreenFailed() {
  return (
    <div className="page narrow stack" role="alert">
      <PageTitle tab="Please load again">This screen could not be shown</PageTitle>
      <p>
        Part of it did not arrive, perhaps because the connection went away. What was saved is safe.
      </p>
      <div className="row">
        <Button onClick={() => window.location.reload()}>Load it again</Button>
        <Link to="/" className="quiet-link">
          Your week
        </Link>
      </div>
    </div>
  );
}
