import type { ActionView } from '@alongside/workflows/action/view';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useActionCommand } from '../api/use-command.ts';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { hasDraft, useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';

/** Another day for a next step, with a word of why. */
export function MoveDate({ action }: { action: ActionView }) {
  const command = useActionCommand(action);
  const name = `move:${action.id}`;
  const [open, setOpen] = useState(() => hasDraft(name));
  const { draft, change, discard } = useDraft(name, { due: '', reason: '' });
  if (!open) {
    return (
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          Choose another day
        </Button>
      </div>
    );
  }
  async function move() {
    const { due, reason } = draft;
    if (!(await command.send({ type: 'moveDate', due, reason }))) return;
    discard();
    setOpen(false);
  }
  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void move();
      }}
    >
      <h2>Choose another day</h2>
      <TextInput
        type="date"
        label="The new day"
        value={draft.due}
        onChange={(event) => change({ due: event.currentTarget.value })}
      />
      <FreeText
        label="What has changed"
        description={<WhoReads>Everybody in the discussion it came from.</WhoReads>}
        placeholder="The carer is away until then."
        value={draft.reason}
        maxLength={500}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <Outcome sending={command} />
      <div className="row">
        <Button
          type="submit"
          loading={command.sending}
          disabled={draft.due === '' || draft.reason.trim() === ''}
        >
          Move it
        </Button>
        <Button variant="subtle" onClick={() => setOpen(false)}>
          Not now
        </Button>
      </div>
    </form>
  );
}
