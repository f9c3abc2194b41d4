import { useConnection } from './connection.ts';
import { sayStatus } from './document-status.ts';
import type { OpenDocument } from './use-live-document.ts';
import './save-line.css';

/** Whether what is typed is safe, always in words. Read out only when it matters. */
export function SaveLine({ document, after }: { document: OpenDocument; after?: string }) {
  const { state } = useConnection();
  const signedOut = state === 'signedOut' && document.status !== 'removed';
  const says = signedOut
    ? 'You are signed out. Your words are safe here; sign in to save them'
    : sayStatus(document.status, document.readOnly);
  const worth = signedOut || document.status === 'offline' || document.status === 'held';
  return (
    <p className="save-line" data-status={signedOut ? 'offline' : document.status}>
      <span aria-live={worth ? 'polite' : 'off'}>{says}</span>
      {document.status === 'held' && document.problem ? (
        <span> · {document.problem.detail}</span>
      ) : null}
      {after ? <span className="save-line-after">{after}</span> : null}
    </p>
  );
}
