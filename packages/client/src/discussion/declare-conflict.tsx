import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button, Radio } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { Outcome } from '../form/outcome.tsx';
import { WhoReads } from '../form/who-reads.tsx';

interface Props {
  discussion: DiscussionView;
  me: string;
  guest: boolean;
}

/** "I know this family": ends that person's part and access at once, so it asks once more. */
export function DeclareConflict({ discussion, me, guest }: Props) {
  const command = useCommand(discussion);
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [person, setPerson] = useState(me);
  const own = person === me;
  async function declare() {
    if (!(await command.send({ type: 'declareConflict', ...(own ? {} : { person }) }))) return;
    if (own) await navigate({ to: '/' });
    else setOpen(false);
  }
  return (
    <section className="stack tight">
      <h3>Somebody knows this family</h3>
      <p>It happens, and saying so is right. No details are asked.</p>
      {open ? (
        <div className="paper stack reach">
          {guest ? null : (
            <Radio.Group
              label="Who knows the family?"
              size="md"
              value={person}
              onChange={setPerson}
            >
              <div className="stack tight choices">
                {discussion.participants.map((participant) => (
                  <Radio
                    key={participant.person.id}
                    size="md"
                    value={participant.person.id}
                    label={participant.person.id === me ? 'I do' : participant.person.name}
                  />
                ))}
              </div>
            </Radio.Group>
          )}
          <p>
            {own ? 'You' : 'They'} can no longer open this discussion, at once and for good. If it
            needs somebody in that place, it is set aside until a colleague takes over.
          </p>
          <WhoReads>Everybody in this discussion sees that it was said, and no details.</WhoReads>
          <Outcome sending={command} />
          <div className="row">
            <Button loading={command.sending} onClick={() => void declare()}>
              {own ? 'I step out' : 'They step out'}
            </Button>
            <Button variant="subtle" onClick={() => setOpen(false)}>
              Not now
            </Button>
          </div>
        </div>
      ) : (
        <div>
          <Button variant="subtle" px={0} onClick={() => setOpen(true)}>
            {guest ? 'I know this family' : 'One of us knows this family'}
          </Button>
        </div>
      )}
    </section>
  );
}
