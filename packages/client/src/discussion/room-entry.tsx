import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Waiting } from '../app/waiting.tsx';
import { useOpenDiscussion } from './open-discussion.ts';

const RoomScreen = lazy(() =>
  import('../room/room-screen.tsx').then((module) => ({ default: module.RoomScreen })),
);

/** The room, while there is one; afterwards the way to where the discussion stands now. */
export function RoomEntry() {
  const discussion = useOpenDiscussion();
  if (discussion.state.journey === 'together') {
    return (
      <Suspense fallback={<Waiting what="Opening the room …" />}>
        <RoomScreen discussion={discussion} />
      </Suspense>
    );
  }
  return (
    <section className="stack paper">
      <h2>The room is closed just now</h2>
      <p>
        <Link to="/discussions/$id" params={{ id: discussion.id }} className="button-link">
          See where the discussion stands
        </Link>
      </p>
    </section>
  );
}
