import type { HoldingRole } from '@alongside/workflows/discussion/contract';
import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { Outcome } from '../form/outcome.tsx';
import { PersonChoice } from '../form/person-choice.tsx';
import { WhoReads } from '../form/who-reads.tsx';
import { participantWords } from '../words/people.ts';

const parts: HoldingRole[] = ['worker', 'practiceLead'];

/** One of the two leaves: somebody else takes that part. The leaver's reflection stays the leaver's. */
export function HandOverPart({ discussion }: { discussion: DiscussionView }) {
  const command = useCommand(discussion);
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<HoldingRole>('worker');
  const [person, setPerson] = useState('');
  const holder = (part: HoldingRole) =>
    discussion.participants.find((participant) => participant.role === part)?.person.name ??
    'nobody just now';
  async function handOver() {
    if (await command.send({ type: 'replaceParticipant', role, person })) setOpen(false);
  }
  return (
    <section className="stack tight">
      <h3>Somebody leaves</h3>
      <p>
        Another colleague takes their part. A private reflection stays with the one who wrote it;
        the newcomer begins with their own. What you agreed to is agreed again, together.
      </p>
      {open ? (
        <form
          className="paper stack reach"
          onSubmit={(event) => {
            event.preventDefault();
            void handOver();
          }}
        >
          <Radio.Group
            label="Whose part is handed over?"
            size="md"
            value={role}
            onChange={(value) => {
              setRole(value === 'worker' ? 'worker' : 'practiceLead');
              setPerson('');
            }}
          >
            <div className="stack tight choices">
              {parts.map((part) => (
                <Radio
                  key={part}
                  size="md"
                  value={part}
                  label={`${holder(part)} (${participantWords[part]})`}
                />
              ))}
            </div>
          </Radio.Group>
          <PersonChoice
            name="newcomer"
            label="To whom?"
            whoReads={<WhoReads>Everybody in this discussion.</WhoReads>}
            roles={[role]}
            without={discussion.participants.map((participant) => participant.person.id)}
            value={person}
            change={setPerson}
          />
          <Outcome sending={command} />
          <div className="row">
            <Button type="submit" loading={command.sending} disabled={person === ''}>
              Hand it over
            </Button>
            <Button variant="subtle" onClick={() => setOpen(false)}>
              Not now
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button variant="subtle" px={0} onClick={() => setOpen(true)}>
            Hand a part over
          </Button>
        </div>
      )}
    </section>
  );
}
