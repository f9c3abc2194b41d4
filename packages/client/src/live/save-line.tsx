import type { Problem } from '@alongside/workflows/problem';
import { useEffect, useState } from 'react';
import { useConnection } from './connection.ts';
import { sayStatus, type DocumentSnapshot } from './document-status.ts';
import { isProblem } from './refusals.ts';
import './save-line.css';

/** Whether what is typed is safe, always in words. Read out only when it matters. */
export function SaveLine({ document, after }: { document: DocumentSnapshot; after?: string }) {
  const { state } = useConnection();
  const signedOut = state === 'signedOut' && document.status !== 'removed';
  const slow = useSlow(document.status === 'saving');
  const status = document.status === 'saving' && !slow ? 'saved' : document.status;
  const says = signedOut
    ? 'You are signed out. Your words are safe here; sign in to save them'
    : sayStatus(status, document.readOnly);
  const worth = signedOut || document.status === 'offline' || document.status === 'held';
  return (
    <p
      className="save-line"
      data-status={document.status}
      data-shows={signedOut ? 'offline' : status}
    >
      <span aria-live={worth ? 'polite' : 'off'}>{says}</span>
      {document.status === 'held' && document.problem ? (
        <span> · {whyHeld(document.problem)}</span>
      ) : null}
      {after ? <span className="save-line-after">{after}</span> : null}
    </p>
  );
}

/** What somebody can do about words that the service does not take. */
function whyHeld(problem: Problem): string {
  if (!isProblem(problem, 'too-large')) return problem.detail;
  return 'There is more here than can be saved at once. Cut some of it out and paste it again in smaller parts; nothing is lost meanwhile.';
}

/** Milliseconds saving may take before it is worth a word: most of it is over sooner than one can read. */
const worthAWord = 800;

function useSlow(saving: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!saving) return undefined;
    const timer = setTimeout(() => setSlow(true), worthAWord);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [saving]);
  return slow;
}
