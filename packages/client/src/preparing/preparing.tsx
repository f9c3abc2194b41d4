import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { useMe } from '../api/queries.ts';
import { WithdrawForm } from '../discussion/withdraw-form.tsx';
import { holds } from '../words/people.ts';
import { FamilyVoice } from './family-voice.tsx';
import { Meeting } from './meeting.tsx';
import { OpenTheRoom } from './open-the-room.tsx';
import { OtherReflection, OwnReflection } from './reflections.tsx';
import { WhoCanReadWhat } from './who-can-read-what.tsx';

/** The time before the meeting: one's own reflection first, then the three things that are done together. */
export function Preparing({ discussion }: { discussion: DiscussionView }) {
  const me = useMe();
  return (
    <div className="stack wide">
      {holds(discussion, me.id) ? null : (
        <p>
          You have been invited in. There is nothing for you to do yet: once the two have opened the
          room, you can join them there. Their reflections stay between the two.
        </p>
      )}
      <OpenTheRoom discussion={discussion} />
      <OwnReflection discussion={discussion} />
      <OtherReflection discussion={discussion} />
      <div className="two">
        <FamilyVoice discussion={discussion} />
        <Meeting discussion={discussion} />
      </div>
      {holds(discussion, me.id) ? <WhoCanReadWhat discussion={discussion} me={me.id} /> : null}
      <WithdrawForm discussion={discussion} />
    </div>
  );
}
