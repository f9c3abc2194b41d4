import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { lazy, Suspense } from 'react';
import { useMe } from '../api/queries.ts';
import { firstName, holds, nameIn, otherOfTheTwo } from '../words/people.ts';
import { FamilyVoice } from './family-voice.tsx';
import { Meeting } from './meeting.tsx';
import { OpenTheRoom } from './open-the-room.tsx';
import { ShareReflection } from './share-reflection.tsx';
import { WhoCanReadWhat } from './who-can-read-what.tsx';
import { WithdrawForm } from '../discussion/withdraw-form.tsx';

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

/** The time before the meeting: one's own reflection first, then the three things that are done together. */
export function Preparing({ discussion }: { discussion: DiscussionView }) {
  const me = useMe();
  const mine = discussion.reflections.find(({ person }) => person === me.id);
  const other = otherOfTheTwo(discussion, me.id);
  const theirs = discussion.reflections.find(({ person }) => person === other?.id);
  return (
    <div className="stack wide">
      <OpenTheRoom discussion={discussion} />
      {mine ? (
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
      ) : null}
      {other && theirs?.readable ? (
        <section className="stack" aria-labelledby="other-reflection">
          <h2 id="other-reflection">{firstName(nameIn(discussion, other.id))}’s reflection</h2>
          <Suspense fallback={<p className="quiet">Fetching it …</p>}>
            <ReflectionReader discussion={discussion} person={other.id} />
          </Suspense>
        </section>
      ) : null}
      <div className="two">
        <FamilyVoice discussion={discussion} />
        <Meeting discussion={discussion} />
      </div>
      {holds(discussion, me.id) ? <WhoCanReadWhat discussion={discussion} me={me.id} /> : null}
      <WithdrawForm discussion={discussion} />
    </div>
  );
}
