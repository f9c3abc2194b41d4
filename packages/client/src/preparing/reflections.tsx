import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { lazy, Suspense } from 'react';
import { useMe } from '../api/queries.ts';
import { firstName, nameIn, otherOfTheTwo } from '../words/people.ts';
import { ShareReflection } from './share-reflection.tsx';

const ReflectionWriter = lazy(() =>
  import('../reflection/reflection-writer.tsx').then((module) => ({
    default: module.ReflectionWriter,
  })),
);
const ReflectionReader = lazy(() =>
  import('../reflection/reflection-reader.tsx').then((module) => ({
    default: module.ReflectionReader,
  })),
);

/** One's own reflection, to write until it is shared and to read from then on. */
export function OwnReflection({ discussion }: { discussion: DiscussionView }) {
  const me = useMe();
  const mine = discussion.reflections.find(({ person }) => person === me.id);
  if (!mine) return null;
  return (
    <section className="stack" aria-labelledby="own-reflection">
      <h2 id="own-reflection">Your reflection</h2>
      <Suspense fallback={<p className="quiet">Fetching what you wrote …</p>}>
        {mine.status === 'shared' ? (
          <ReflectionReader discussion={discussion} person={me.id} />
        ) : (
          <ReflectionWriter discussion={discussion} me={me} />
        )}
      </Suspense>
      <ShareReflection discussion={discussion} />
    </section>
  );
}

/** The other one's reflection, once both are shared. */
export function OtherReflection({ discussion }: { discussion: DiscussionView }) {
  const me = useMe();
  const other = otherOfTheTwo(discussion, me.id);
  const theirs = discussion.reflections.find(({ person }) => person === other?.id);
  if (!other || !theirs?.readable) return null;
  return (
    <section className="stack" aria-labelledby="other-reflection">
      <h2 id="other-reflection">{firstName(nameIn(discussion, other.id))}’s reflection</h2>
      <Suspense fallback={<p className="quiet">Fetching it …</p>}>
        <ReflectionReader discussion={discussion} person={other.id} />
      </Suspense>
    </section>
  );
}
