import { useState } from 'react';
import { beginNewVersion, useNewVersion } from './new-version.ts';

/** Says quietly that a new version is there. It waits until somebody takes it, or has closed every page. */
export function NewVersionStrip() {
  const isThere = useNewVersion();
  const [beginning, setBeginning] = useState(false);
  if (!isThere) return null;
  return (
    <p className="strip no-print" role="status">
      A new version of Alongside is ready. What you have written stays as it is.{' '}
      <button
        type="button"
        className="plain-button"
        disabled={beginning}
        onClick={() => {
          setBeginning(true);
          void beginNewVersion();
        }}
      >
        {beginning ? 'One moment …' : 'Use it now'}
      </button>
    </p>
  );
}
