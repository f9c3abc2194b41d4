import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../api/queries.ts';
import { useCommand } from '../api/use-command.ts';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { can } from '../form/possibility.ts';
import { hasDraft, useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';

/** Withdrawing, kept quiet and kind. The worker needs no reason; whether one is needed the service says. */
export function WithdrawForm({ discussion }: { discussion: DiscussionView }) {
  const me = useMe();
  const command = useCommand(discussion);
  const [open, setOpen] = useState(() => hasDraft(`withdraw:${discussion.id}`));
  const { draft, change, discard } = useDraft(`withdraw:${discussion.id}`, { reason: '' });
  if (!can(discussion, 'withdraw')) return null;
  const worker = discussion.participants.some(
    ({ person, role }) => person.id === me.id && role === 'worker',
  );
  const own = discussion.state.journey === 'proposed' && discussion.proposedBy === me.id;
  if (!open) {
    return (
      <div>
        <Button variant="subtle" px={0} onClick={() => setOpen(true)}>
          {own
            ? 'Take this invitation back'
            : worker
              ? 'This is not for me just now'
              : 'Withdraw this'}
        </Button>
      </div>
    );
  }
  const reason = draft.reason.trim();
  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void command
          .send({ type: 'withdraw', ...(reason ? { reason } : {}) })
          .then((taken) => (taken ? discard() : undefined));
      }}
    >
      <h2>Withdraw this discussion</h2>
      <p>
        {worker
          ? 'That is fine, and you need not say why. It ends here for you both.'
          : 'A word of reason helps your colleague not to wonder. It ends here for you both.'}
      </p>
      <FreeText
        label={worker ? 'Anything you would like to add (or nothing)' : 'The reason'}
        description={<WhoReads>The two of you.</WhoReads>}
        value={draft.reason}
        maxLength={2000}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <Outcome sending={command} />
      <div className="row">
        <Button type="submit" loading={command.sending}>
          Withdraw it
        </Button>
        <Button variant="subtle" onClick={() => setOpen(false)}>
          Keep it
        </Button>
      </div>
    </form>
  );
}
