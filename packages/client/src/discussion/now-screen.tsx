import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { lazy, Suspense } from 'react';
import { Waiting } from '../app/waiting.tsx';
import { useOpenDiscussion } from './open-discussion.ts';

type Screen = (props: { discussion: DiscussionView }) => React.ReactNode;
type Journey = DiscussionView['state']['journey'];

const Invitation = lazy(() =>
  import('./invitation.tsx').then((module) => ({ default: module.Invitation })),
);
const Preparing = lazy(() =>
  import('../preparing/preparing.tsx').then((module) => ({ default: module.Preparing })),
);
const ToTheRoom = lazy(() =>
  import('./to-the-room.tsx').then((module) => ({ default: module.ToTheRoom })),
);
const Agreeing = lazy(() =>
  import('../agreeing/agreeing.tsx').then((module) => ({ default: module.Agreeing })),
);
const After = lazy(() =>
  import('../after/after.tsx').then((module) => ({ default: module.After })),
);
const Resting = lazy(() => import('./resting.tsx').then((module) => ({ default: module.Resting })));

const screens: Record<Journey, Screen | React.LazyExoticComponent<Screen>> = {
  proposed: Invitation,
  preparing: Preparing,
  ready: Preparing,
  together: ToTheRoom,
  agreeing: Agreeing,
  acting: After,
  revisiting: After,
  closed: After,
  withdrawn: Resting,
  setAside: Resting,
};

/** The screen for where the discussion stands just now. */
export function NowScreen() {
  const discussion = useOpenDiscussion();
  const Screen = screens[discussion.state.journey];
  return (
    <Suspense fallback={<Waiting />}>
      <Screen discussion={discussion} />
    </Suspense>
  );
}
