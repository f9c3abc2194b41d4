import { stageNames, type Stage } from '@alongside/workflows/discussion/stages';
import { Button } from '@mantine/core';
import type { Sending } from '../api/use-command.ts';
import type { DiscussionPersonCommand } from '@alongside/workflows/discussion/contract';
import { Outcome } from '../form/outcome.tsx';
import { can } from '../form/possibility.ts';
import { firstName, holds, nameIn, otherOfTheTwo } from '../words/people.ts';
import { useSnapshot } from '../live/use-live-document.ts';
import { useRoom } from './room.ts';
import { stageAfter } from './stage-words.ts';

/** The way on: the facilitator leads, the other says when they are ready. A refusal is said right here. */
export function StepBar({
  roomAt,
  lookingAt,
  sending,
  step,
  comeBack,
  finish,
}: {
  roomAt: Stage;
  lookingAt: Stage;
  sending: Sending<DiscussionPersonCommand>;
  /** Takes the room to a stage, once it is confirmed. */
  step: (to: Stage) => void;
  comeBack: () => void;
  finish: () => void;
}) {
  const { discussion, me, document } = useRoom();
  const offline = useSnapshot(document.live).status === 'offline';
  const next = stageAfter(roomAt);
  const leads = discussion.facilitator === me;
  const other = otherOfTheTwo(discussion, me);
  const otherReady = other !== null && discussion.readyToMoveOn.includes(other.id);
  const said = discussion.readyToMoveOn.includes(me);
  const away = lookingAt !== roomAt;
  return (
    <section className="room-steps" aria-label="The way on">
      <Outcome sending={sending} />
      {offline ? (
        <p className="room-offline">
          No connection. Go on typing: it is kept here, and saved by itself.
        </p>
      ) : null}
      {away ? (
        <div className="room-away">
          <p>
            You are looking at “{stageNames[lookingAt]}”. The room is at “{stageNames[roomAt]}”.
          </p>
          <Button onClick={comeBack}>Come to where we are</Button>
          {leads ? (
            <Button variant="default" onClick={() => step(lookingAt)}>
              Bring the room here
            </Button>
          ) : null}
        </div>
      ) : null}
      <div className="row apart">
        <p className="quiet small" aria-live="polite">
          {whoLeads(
            leads,
            otherReady,
            said,
            other?.name ?? null,
            nameIn(discussion, discussion.facilitator),
          )}
        </p>
        <div className="row">
          {holds(discussion, me) && !leads && next ? (
            <Button
              variant={said ? 'default' : 'filled'}
              aria-disabled={said || undefined}
              onClick={() => {
                if (!said) void sending.send({ type: 'readyToMoveOn' });
              }}
            >
              {said ? 'You are ready to move on' : 'I am ready to move on'}
            </Button>
          ) : null}
          {leads && next && !away ? (
            <Button onClick={() => step(next)}>Move on to “{stageNames[next]}”</Button>
          ) : null}
          {leads && roomAt === 'closing' && !away ? (
            <Button onClick={finish} data-can={can(discussion, 'finish')}>
              Bring it forward to agree
            </Button>
          ) : null}
        </div>
      </div>
    </section>
  );
}

function whoLeads(
  leads: boolean,
  otherReady: boolean,
  said: boolean,
  other: string | null,
  facilitator: string,
): string {
  const them = other ? firstName(other) : 'the other';
  if (leads && otherReady) return `${them} is ready to move on.`;
  if (leads) return 'You lead through the stages. Everybody can look around at any time.';
  if (said) return `${firstName(facilitator)} knows that you are ready.`;
  return `${firstName(facilitator)} leads through the stages. You can look around at any time.`;
}
