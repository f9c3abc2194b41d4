import { lazy, Suspense, useState } from 'react';
import { WhoReads } from '../form/who-reads.tsx';
import './change-words.css';

const FindingText = lazy(() =>
  import('../room/finding-text.tsx').then((module) => ({ default: module.FindingText })),
);

/** The words of a finding can be changed until both have agreed; the editor is fetched only when somebody wants to. */
export function ChangeWords({
  discussionId,
  findingId,
}: {
  discussionId: string;
  findingId: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="change-words no-print"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Change the words</summary>
      {open ? (
        <div className="stack tight">
          <Suspense fallback={<p className="quiet">Fetching the words …</p>}>
            <FindingText discussionId={discussionId} findingId={findingId} label="The finding" />
          </Suspense>
          <WhoReads>
            You both see the change at once. Whoever has agreed already is asked again.
          </WhoReads>
        </div>
      ) : null}
    </details>
  );
}
