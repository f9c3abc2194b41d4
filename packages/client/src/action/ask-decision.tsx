import type { ActionView } from '@alongside/workflows/action/view';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useActionCommand } from '../api/use-command.ts';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { PersonChoice } from '../form/person-choice.tsx';
import { hasDraft, useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';

/** Takes a question straight to one named person who can decide it. */
export function AskDecision({ action }: { action: ActionView }) {
  const command = useActionCommand(action);
  const [open, setOpen] = useState(() => hasDraft(`ask:${action.id}`));
  const { draft, change, discard } = useDraft(`ask:${action.id}`, { approver: '', question: '' });
  if (!open) {
    return (
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          Ask somebody for a decision
        </Button>
      </div>
    );
  }
  async function ask() {
    const taken = await command.send({
      type: 'askDecision',
      approver: draft.approver,
      question: draft.question,
    });
    if (!taken) return;
    discard();
    setOpen(false);
  }
  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <h2>Ask for a decision</h2>
      <PersonChoice
        name="approver"
        label="Who can decide this?"
        whoReads={
          <WhoReads>
            They see this step, the case reference and your question, not the discussion.
          </WhoReads>
        }
        roles={['teamManager', 'headOfService']}
        without={[]}
        value={draft.approver}
        change={(approver) => change({ approver })}
      />
      <FreeText
        label="What is the question?"
        description={<WhoReads>Whom you ask, and everybody in the discussion.</WhoReads>}
        placeholder="May we pay for the taxi to Nan, twice a month until March?"
        value={draft.question}
        maxLength={500}
        onChange={(event) => change({ question: event.currentTarget.value })}
      />
      <Outcome sending={command} />
      <div className="row">
        <Button
          type="submit"
          loading={command.sending}
          disabled={draft.approver === '' || draft.question.trim() === ''}
        >
          Ask
        </Button>
        <Button variant="subtle" onClick={() => setOpen(false)}>
          Not now
        </Button>
      </div>
    </form>
  );
}
