import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { possibility } from '../form/possibility.ts';
import { safetyDoorPlace } from './door-place.ts';

const ConcernSheet = lazy(() =>
  import('./concern-sheet.tsx').then((module) => ({ default: module.ConcernSheet })),
);

/** The one red thing: always there, one step away, on every screen of a discussion. */
export function SafetyDoor({ discussion }: { discussion: DiscussionView }) {
  const [open, setOpen] = useState(false);
  const raise = possibility(discussion, 'raiseConcern');
  const place = document.getElementById(safetyDoorPlace);
  if (!raise?.possible || !place) return null;
  return createPortal(
    <>
      <Button color="safety" variant="outline" onClick={() => setOpen(true)}>
        A child is not safe
      </Button>
      {open ? (
        <Suspense>
          <ConcernSheet discussion={discussion} close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>,
    place,
  );
}
