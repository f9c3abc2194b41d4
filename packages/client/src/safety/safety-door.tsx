import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { possibility } from '../form/possibility.ts';

const fetchConcernSheet = () => import('./concern-sheet.tsx');
const ConcernSheet = lazy(() =>
  fetchConcernSheet().then((module) => ({ default: module.ConcernSheet })),
);

/** The one red thing: always there, one step away, on every screen of a discussion. */
export function SafetyDoor({ discussion }: { discussion: DiscussionView }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    // Fetched ahead: the door opens without a connection too.
    fetchConcernSheet().catch(() => undefined);
  }, []);
  const door = useRef<HTMLButtonElement>(null);
  const raise = possibility(discussion, 'raiseConcern');
  if (!raise?.possible) return null;
  const close = () => {
    setOpen(false);
    door.current?.focus();
  };
  return (
    <>
      <Button
        ref={door}
        color="safety"
        variant="outline"
        className="no-print"
        onClick={() => setOpen(true)}
      >
        A child is not safe
      </Button>
      {open ? (
        <Suspense>
          <ConcernSheet discussion={discussion} close={close} />
        </Suspense>
      ) : null}
    </>
  );
}
