import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { explain, NotSentError, ProblemError } from '../api/problems.ts';

/** Shown while something is fetched; says so only when it takes long enough to be noticed. */
export function Waiting({ what = 'Just a moment …' }: { what?: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="page quiet">
      {slow ? what : ''}
    </p>
  );
}

/** A screen that could not be read: what happened, and what to do. */
export function CouldNotRead({ error, again }: { error: unknown; again: () => void }) {
  const gone = error instanceof ProblemError && error.problem.status === 404;
  const { title, detail } = explain(error);
  return (
    <div className="page narrow stack" role="alert">
      <h1>{gone ? 'There is nothing here for you' : title}</h1>
      <p>
        {gone
          ? 'This may have moved on, or you may no longer be part of it. Nothing you wrote elsewhere is lost.'
          : error instanceof NotSentError
            ? 'There is no connection just now. It will be tried again by itself.'
            : detail}
      </p>
      <div className="row">
        {gone ? null : (
          <Button variant="default" onClick={again}>
            Try again
          </Button>
        )}
        <a href="/" className="quiet-link">
          Back to your week
        </a>
      </div>
    </div>
  );
}
