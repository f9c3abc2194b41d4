import { Navigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Waiting } from '../app/waiting.tsx';
import { useOpenDiscussion } from './open-discussion.ts';

// Whoever comes here comes for the room: it is fetched while the discussion is read.
const fetched = import('../room/room-screen.tsx');
fetched.catch(() => undefined);
const RoomScreen = lazy(() => fetched.then((module) => ({ default: module.RoomScreen })));

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
