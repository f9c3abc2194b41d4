import type { DiscussionPersonCommand } from '@alongside/workflows/discussion/contract';
import type { Sending } from '../api/use-command.ts';
import { can, possibility } from '../form/possibility.ts';
import { VersionsButton } from '../history/versions-button.tsx';
import { firstName, holds, otherOfTheTwo } from '../words/people.ts';
import { useRoom } from './room.ts';

/** What is needed now and then: one screen for two, a pause, the lead for the other, the keys. */
export function RoomMenu({
  sending,
  setTogether,
  showKeys,
  showAtHand,
}: {
  sending: Sending<DiscussionPersonCommand>;
  setTogether: (together: boolean) => void;
  showKeys: () => void;
  /** On a narrow screen, where there is no room for them at the side. */
  showAtHand?: () => void;
}) {
  const { discussion, me, together } = useRoom();
  const other = otherOfTheTwo(discussion, me);
  const handOver = possibility(discussion, 'handOverFacilitation');
  return (
    <div className="room-menu">
      {holds(discussion, me) ? (
        <label className="room-option room-one-screen">
          <input
            type="checkbox"
            checked={together}
            onChange={(event) => setTogether(event.currentTarget.checked)}
          />
          <span>We are at one screen</span>
        </label>
      ) : null}
      {showAtHand ? (
        <button type="button" className="plain-button" onClick={showAtHand}>
          Reflections and family’s voice
        </button>
      ) : null}
      {can(discussion, 'pause') && !discussion.state.paused ? (
        <button
          type="button"
          className="plain-button"
          onClick={() => void sending.send({ type: 'pause' })}
        >
          Pause
        </button>
      ) : null}
      {handOver?.possible && other ? (
        <button
          type="button"
          className="plain-button"
          onClick={() => void sending.send({ type: 'handOverFacilitation', to: other.id })}
        >
          Let {firstName(other.name)} lead
        </button>
      ) : null}
      <VersionsButton discussion={discussion} />
      <button type="button" className="plain-button" onClick={showKeys}>
        Keys<span className="visually-hidden"> of the room</span>
      </button>
    </div>
  );
}
