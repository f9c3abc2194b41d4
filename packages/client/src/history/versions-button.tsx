import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { lazy, Suspense, useState } from 'react';

const VersionsDrawer = lazy(() =>
  import('./versions-drawer.tsx').then((module) => ({ default: module.VersionsDrawer })),
);

/** Opens the versions of the findings; fetched only when somebody wants them. */
export function VersionsButton({ discussion }: { discussion: DiscussionView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="plain-button no-print" onClick={() => setOpen(true)}>
        Versions<span className="visually-hidden"> of the findings</span>
      </button>
      {open ? (
        <Suspense>
          <VersionsDrawer discussion={discussion} close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
