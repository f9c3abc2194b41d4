import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button, Modal } from '@mantine/core';
import { useCommand } from '../api/use-command.ts';
import { announce } from '../app/announcer.tsx';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';

/** One field: what you are worried about. Says whom it reaches, and what happens then. */
export function ConcernSheet({
  discussion,
  close,
}: {
  discussion: DiscussionView;
  close: () => void;
}) {
  const command = useCommand(discussion);
  const { draft, change, discard } = useDraft(`concern:${discussion.id}`, { summary: '' });
  async function tell() {
    if (!(await command.send({ type: 'raiseConcern', summary: draft.summary }))) return;
    discard();
    close();
    announce('The worry has been passed on.');
  }
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={<strong>Worried that a child is not safe?</strong>}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void tell();
        }}
      >
        <p>
          <strong>If a child is in danger this minute, call 999 first.</strong>
        </p>
        <FreeText
          data-autofocus
          label="What are you worried about?"
          description={
            <WhoReads>
              The team manager at once, and the two who hold this discussion. Leave out names.
            </WhoReads>
          }
          value={draft.summary}
          maxLength={2000}
          onChange={(event) => change({ summary: event.currentTarget.value })}
        />
        <Outcome sending={command} />
        <div className="row">
          <Button
            type="submit"
            color="safety"
            loading={command.sending}
            disabled={draft.summary.trim() === ''}
          >
            Tell the team manager now
          </Button>
          <Button variant="subtle" onClick={close}>
            Not now
          </Button>
        </div>
        <p className="small">
          The team manager of the worker’s team is told straight away, or the head of service where
          there is none. Every hour without an answer they are told again, and the head of service
          too. It is never used to measure anybody.
        </p>
      </form>
    </Modal>
  );
}
