import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';

/** A beginning without the words themselves: whether they go in is their author's to decide. */
const plainReason =
  'I had written something more when the record was agreed, and would like us to look at it together.';

/** Asks the other to open the agreed record again because of words that came too late. */
export function OfferReopening({ discussion }: { discussion: DiscussionView }) {
  const command = useCommand(discussion);
  const [open, setOpen] = useState(false);
  const { draft, change, discard } = useDraft(`offer:${discussion.id}`, { reason: plainReason });
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>Offer as a reopening</Button>
      </div>
    );
  }
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void command.send({ type: 'reopen', reason: draft.reason }).then((taken) => {
          if (taken) discard();
        });
      }}
    >
      <FreeText
        autoFocus
        autosize
        label="What the other of you reads"
        description={
          <WhoReads>Everybody in this discussion. Your late words are not in it.</WhoReads>
        }
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
