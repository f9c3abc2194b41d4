import { Navigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Waiting } from '../app/waiting.tsx';
import { useOpenDiscussion } from './open-discussion.ts';

const RoomScreen = lazy(() =>
  import('../room/room-screen.tsx').then((module) => ({ default: module.RoomScreen })),
);

/** The room while there is one; before and afterwards, where the discussion stands. */
export function RoomEntry() {
  const discussion = useOpenDiscussion();
  if (discussion.state.journey !== 'together') {
    return <Navigate to="/discussions/$id" params={{ id: discussion.id }} replace />;
  }
  return (
    <Suspense fallback={<Waiting what="Opening the room …" />}>
      <RoomScreen discussion={discussion} />
    </Suspense>
  );
}
