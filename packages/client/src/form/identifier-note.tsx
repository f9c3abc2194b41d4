import type { FoundIdentifier } from '@alongside/workflows/identifiers/kinds';
import { identifierWords, leaveItOut } from '@alongside/workflows/identifiers/words';
import { useEffect } from 'react';
import { announce } from '../app/announcer.tsx';
import { leaveAlone } from './left-alone.ts';

/** Says gently that something in a field looks as if somebody could be found by it. It stops nobody. */
export function IdentifierNote({
  found,
  takeOut,
}: {
  found: readonly FoundIdentifier[];
  takeOut: (found: FoundIdentifier) => void;
}) {
  const [first] = found;
  const looksLike = first && identifierWords[first.kind].looksLike;
  const text = first?.text;
  useEffect(() => {
    if (looksLike && text) announce(`${looksLike} ${leaveItOut}`);
  }, [looksLike, text]);
  if (!first) return null;
  return (
    <div className="identifier-note">
      <p>
        <span className="identifier">{first.text}</span> {identifierWords[first.kind].looksLike}{' '}
        {leaveItOut}
        {found.length > 1 ? ` (${found.length} places in all.)` : ''}
      </p>
      <div className="row">
        <button type="button" className="plain-button" onClick={() => takeOut(first)}>
          Take it out
        </button>
        <button type="button" className="plain-button" onClick={() => leaveAlone(first)}>
          It is not one, leave it
        </button>
      </div>
    </div>
  );
}
