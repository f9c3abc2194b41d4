import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { can } from '../form/possibility.ts';
import { hasDraft, useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { nameIn } from '../words/people.ts';

/** Asking to open an agreed record again, and answering when the other has asked. */
export function Reopening({ discussion, me }: { discussion: DiscussionView; me: string }) {
  const command = useCommand(discussion);
  const [open, setOpen] = useState(() => hasDraft(`reopen:${discussion.id}`));
  const { draft, change, discard } = useDraft(`reopen:${discussion.id}`, { reason: '' });
  const { reopening } = discussion;
  const asked = reopening && reopening.by !== me;
  if (reopening && !asked) {
    return (
      <p className="meaning of-learning">
        You have asked to open the record again: “{reopening.reason}”. It opens when the other
        agrees.
      </p>
    );
  }
  if (!can(discussion, 'reopen')) return null;
  async function reopen(reason: string) {
    if (!(await command.send({ type: 'reopen', reason }))) return;
    discard();
    setOpen(false);
  }
  if (asked) {
    return (
      <section className="meaning of-learning stack reach">
        <h2>{nameIn(discussion, reopening.by)} would like to open the record again</h2>
        <p>“{reopening.reason}”</p>
        <p className="quiet">
          A new version begins, in the room at the closing. The old one stays as it is and stays
          readable.
        </p>
        <Outcome sending={command} />
        <div className="row">
          <Button loading={command.sending} onClick={() => void reopen(reopening.reason)}>
            Yes, open it again
          </Button>
          {can(discussion, 'declineReopening') ? (
            <Button
              variant="default"
              loading={command.sending}
              onClick={() => void command.send({ type: 'declineReopening' })}
            >
              Leave it as it stands
            </Button>
          ) : null}
        </div>
      </section>
    );
  }
  if (!open) {
    return (
      <div>
        <Button variant="subtle" px={0} onClick={() => setOpen(true)}>
          Something in the record should change
        </Button>
      </div>
    );
  }
  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void reopen(draft.reason);
      }}
    >
      <h2>Open the record again</h2>
      <p>
        The other is asked. When you both want it, a new version begins; the old one stays readable.
      </p>
      <FreeText
        autoFocus
        label="What should change"
        description={<WhoReads>Everybody in this discussion.</WhoReads>}
        value={draft.reason}
        maxLength={2000}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <Outcome sending={command} />
      <div className="row">
        <Button type="submit" loading={command.sending} disabled={draft.reason.trim() === ''}>
          Ask to open it again
        </Button>
        <Button variant="subtle" onClick={() => setOpen(false)}>
          Not now
        </Button>
      </div>
    </form>
  );
}
