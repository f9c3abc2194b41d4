import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { SayForm } from '../action/say-form.tsx';
import { useMe } from '../api/queries.ts';
import { useCommand } from '../api/use-command.ts';
import { Outcome } from '../form/outcome.tsx';
import { can, possibility } from '../form/possibility.ts';
import { ReasonedButton } from '../form/reasoned-button.tsx';
import { firstName, holds } from '../words/people.ts';
import { DeclareConflict } from './declare-conflict.tsx';
import { HandOverPart } from './hand-over-part.tsx';
import { InviteGuest } from './invite-guest.tsx';
import { useOpenDiscussion } from './open-discussion.ts';
import { WithdrawForm } from './withdraw-form.tsx';

/** When life gets in the way: pausing, handing over, bringing somebody in, stepping out. */
export function LifeHappensScreen() {
  const discussion = useOpenDiscussion();
  const me = useMe();
  const guest = !holds(discussion, me.id);
  return (
    <div className="stack wide">
      <div className="stack tight">
        <h2>Life happens</h2>
        <p>
          Somebody falls ill, moves team or knows the family. Nothing written is lost by any of what
          you can do here.
        </p>
      </div>
      <SetAside discussion={discussion} />
      {can(discussion, 'replaceParticipant') ? <HandOverPart discussion={discussion} /> : null}
      <InviteGuest discussion={discussion} />
      <Guests discussion={discussion} me={me.id} />
      {can(discussion, 'declareConflict') ? (
        <DeclareConflict discussion={discussion} me={me.id} guest={guest} />
      ) : null}
      <WithdrawForm discussion={discussion} />
    </div>
  );
}

function SetAside({ discussion }: { discussion: DiscussionView }) {
  const command = useCommand(discussion);
  const takeUp = possibility(discussion, 'takeUpAgain');
  if (discussion.state.journey === 'setAside' && takeUp) {
    return (
      <section className="stack">
        <h3>It is set aside</h3>
        <Outcome sending={command} />
        <div className="row">
          <ReasonedButton
            possibility={takeUp}
            loading={command.sending}
            onPress={() => void command.send({ type: 'takeUpAgain' })}
          >
            Take it up again
          </ReasonedButton>
        </div>
      </section>
    );
  }
  const setAside = possibility(discussion, 'setAside');
  if (!setAside?.possible) return null;
  return (
    <section className="stack tight">
      <h3>Not now</h3>
      <p>
        Set it aside for as long as you need. Either of you takes it up again exactly where it was.
      </p>
      <SayForm
        name={`set-aside:${discussion.id}`}
        title="Set it aside for now"
        label="What is in the way, as far as you like to say"
        whoReads="Everybody in this discussion."
        max={2000}
        action="Set it aside"
        send={(reason) => command.send({ type: 'setAside', reason })}
        sending={command}
      />
    </section>
  );
}

function Guests({ discussion, me }: { discussion: DiscussionView; me: string }) {
  const command = useCommand(discussion);
  const guests = discussion.participants.filter(
    ({ role }) => role !== 'worker' && role !== 'practiceLead',
  );
  if (guests.length === 0 || !can(discussion, 'removeParticipant')) return null;
  const mine = guests.some(({ person }) => person.id === me) && !holds(discussion, me);
  return (
    <section className="stack tight">
      <h3>{mine ? 'Stepping out' : 'Guests'}</h3>
      <Outcome sending={command} />
      <ul className="plain-list stack tight">
        {guests
          .filter(({ person }) => !mine || person.id === me)
          .map(({ person }) => (
            <li key={person.id} className="row">
              <span>{person.id === me ? 'You' : person.name}</span>
              <ReasonedButton
                variant="default"
                possibility={possibility(discussion, 'removeParticipant')}
                loading={command.sending}
                onPress={() => void command.send({ type: 'removeParticipant', person: person.id })}
              >
                {person.id === me
                  ? 'Leave this discussion'
                  : `Thank ${firstName(person.name)}, and go on without`}
              </ReasonedButton>
            </li>
          ))}
      </ul>
    </section>
  );
}
