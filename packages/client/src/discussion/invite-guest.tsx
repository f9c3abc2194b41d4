import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { Outcome } from '../form/outcome.tsx';
import { PersonChoice } from '../form/person-choice.tsx';
import { can } from '../form/possibility.ts';
import { WhoReads } from '../form/who-reads.tsx';

const guestParts = [
  { as: 'colleague', label: 'As a colleague who knows this work' },
  { as: 'partner', label: 'As a partner from another service (school, health, police …)' },
  { as: 'observer', label: 'To listen in and learn' },
] as const;

type GuestPart = (typeof guestParts)[number]['as'];

/** Brings somebody in; says before what they will be able to read. */
export function InviteGuest({ discussion }: { discussion: DiscussionView }) {
  const command = useCommand(discussion);
  const [open, setOpen] = useState(false);
  const [as, setAs] = useState<GuestPart>('colleague');
  const [person, setPerson] = useState('');
  if (!can(discussion, 'inviteParticipant')) return null;
  async function invite() {
    if (!(await command.send({ type: 'inviteParticipant', person, as }))) return;
    setPerson('');
    setOpen(false);
  }
  return (
    <section className="stack tight">
      <h3>Bring somebody in</h3>
      <p>A guest reads what is written in the room and the record, never a reflection.</p>
      {open ? (
        <form
          className="paper stack reach"
          onSubmit={(event) => {
            event.preventDefault();
            void invite();
          }}
        >
          <PersonChoice
            name="guest"
            label="Whom would you like to bring in?"
            whoReads={<WhoReads>Everybody in this discussion sees who takes part.</WhoReads>}
            without={discussion.participants.map((participant) => participant.person.id)}
            value={person}
            change={setPerson}
          />
          <Radio.Group
            label="How?"
            size="md"
            value={as}
            onChange={(value) =>
              setAs(guestParts.find((part) => part.as === value)?.as ?? 'colleague')
            }
          >
            <div className="stack tight choices">
              {guestParts.map((part) => (
                <Radio key={part.as} size="md" value={part.as} label={part.label} />
              ))}
            </div>
          </Radio.Group>
          <Outcome sending={command} />
          <div className="row">
            <Button type="submit" loading={command.sending} disabled={person === ''}>
              Invite them
            </Button>
            <Button variant="subtle" onClick={() => setOpen(false)}>
              Not now
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button variant="subtle" px={0} onClick={() => setOpen(true)}>
            Invite a guest
          </Button>
        </div>
      )}
    </section>
  );
}
