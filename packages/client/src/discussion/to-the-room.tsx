import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Link } from '@tanstack/react-router';
import { useMe } from '../api/queries.ts';
import { OwnReflection } from '../preparing/reflections.tsx';

/** The discussion is in the room: one door into it. */
export function ToTheRoom({ discussion }: { discussion: DiscussionView }) {
  const me = useMe();
  // Somebody who took over a part may still write and share a reflection.
  const stillWriting = discussion.reflections.some(
    ({ person, status }) => person === me.id && status !== 'shared',
  );
  return (
    <div className="stack wide">
      <section className="stack paper reach">
        <h2>
          {discussion.state.paused ? 'The room waits for you' : 'You are expected in the room'}
        </h2>
        {discussion.changeAsked ? (
          <p className="meaning of-learning">
            A change was asked for: “{discussion.changeAsked.about}”
          </p>
        ) : null}
        <p>Everything written so far is there, and what you type is saved as you type.</p>
        <p>
          <Link to="/discussions/$id/room" params={{ id: discussion.id }} className="button-link">
            Go into the room
          </Link>
        </p>
      </section>
      {stillWriting ? <OwnReflection discussion={discussion} /> : null}
    </div>
  );
}
