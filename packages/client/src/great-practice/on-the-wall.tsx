import type { GreatPracticeView } from '@alongside/workflows/great-practice/view';
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../api/queries.ts';
import { FreeLine } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { can } from '../form/possibility.ts';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { firstName } from '../words/people.ts';
import { usePracticeCommand } from './practice-queries.ts';

/** What can be done with something on the wall: celebrate it, print its certificate, take it off. */
export function OnTheWall({ practice }: { practice: GreatPracticeView }) {
  const me = useMe();
  const navigate = useNavigate();
  const sending = usePracticeCommand(practice.id);
  const [asking, setAsking] = useState(false);
  const isMine = practice.praised?.id === me.id;
  const them = practice.praised ? firstName(practice.praised.name) : '';

  async function takeBack(reason?: string) {
    const command = { type: 'takeBack', ...(reason && { reason }) } as const;
    const taken = await sending.send(command);
    // Off the wall it is its own colleague's alone.
    if (taken && !isMine) await navigate({ to: '/great-practice' });
    return taken;
  }

  return (
    <section className="stack no-print" aria-label="What you can do">
      {isMine ? (
        <p>Everybody in your organisation can read it. You can take it off the wall on any day.</p>
      ) : null}
      {can(practice, 'celebrate') && !asking ? (
        <p>If you celebrate it, {them} is told, and there is a certificate with your name on it.</p>
      ) : null}
      {asking ? (
        <TakeOff
          them={them}
          practice={practice}
          takeBack={takeBack}
          close={() => setAsking(false)}
        />
      ) : (
        <div className="row reach">
          {practice.standing === 'celebrated' ? (
            <Link
              to="/great-practice/$id/certificate"
              params={{ id: practice.id }}
              className="button-link"
            >
              The certificate
            </Link>
          ) : null}
          {can(practice, 'celebrate') ? (
            <Button
              loading={sending.sending}
              onClick={() => void sending.send({ type: 'celebrate' })}
            >
              Celebrate it
            </Button>
          ) : null}
          {can(practice, 'takeBack') ? (
            <Button
              variant="subtle"
              loading={sending.sending}
              onClick={() => (isMine ? void takeBack() : setAsking(true))}
            >
              Take it off the wall
            </Button>
          ) : null}
        </div>
      )}
      <Outcome sending={sending} />
    </section>
  );
}

function TakeOff({
  practice,
  them,
  takeBack,
  close,
}: {
  practice: GreatPracticeView;
  them: string;
  takeBack: (reason: string) => Promise<boolean>;
  close: () => void;
}) {
  const { draft, change, discard } = useDraft(`takeBack:${practice.id}`, { reason: '' });
  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void takeBack(draft.reason).then((taken) => (taken ? discard() : undefined));
      }}
    >
      <h2>Take it off the wall</h2>
      <FreeLine
        autoFocus
        label="Why, in a sentence"
        description={<WhoReads>{them}, who can change the words and share them again.</WhoReads>}
        value={draft.reason}
        maxLength={500}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <div className="row">
        <Button type="submit" disabled={draft.reason.trim() === ''}>
          Take it off
        </Button>
        <Button variant="subtle" onClick={close}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
