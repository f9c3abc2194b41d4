import type { ActionView } from '@alongside/workflows/action/view';
import { Button } from '@mantine/core';
import { useId } from 'react';
import { useActionCommand } from '../api/use-command.ts';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { nameOfAsker } from './name-of-asker.ts';
import { quickReasons } from './quick-reasons.ts';

/** A quick decision: the question, a word of reason, yes or no. */
export function Decide({ action, focused = false }: { action: ActionView; focused?: boolean }) {
  const reasons = useId();
  const command = useActionCommand(action);
  const { draft, change, discard } = useDraft(`decide:${action.id}`, { reason: '' });
  const open = action.decisions.findLast((decision) => decision.outcome === null);
  async function decide(outcome: 'approved' | 'declined') {
    if (await command.send({ type: 'decide', outcome, reason: draft.reason })) discard();
  }
  return (
    <section className="paper stack reach">
      <h2>Your decision is asked</h2>
      {open ? (
        <p className="said">
          {nameOfAsker(action, open.askedBy)} asks: “{open.question}”
        </p>
      ) : null}
      <div className="row" role="group" aria-labelledby={reasons}>
        <span id={reasons} className="small quiet">
          Begin with
        </span>
        {quickReasons.map((reason) => (
          <button
            key={reason}
            type="button"
            className="plain-button small"
            aria-pressed={draft.reason === reason}
            onClick={() => change({ reason })}
          >
            {reason}
          </button>
        ))}
      </div>
      <FreeText
        autoFocus={focused}
        label="A word of reason"
        description={<WhoReads>Everybody in the discussion it came from.</WhoReads>}
        value={draft.reason}
        maxLength={2000}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <Outcome sending={command} />
      <div className="row">
        <Button
          loading={command.sending}
          disabled={draft.reason.trim() === ''}
          onClick={() => void decide('approved')}
        >
          Yes, go ahead
        </Button>
        <Button
          variant="default"
          loading={command.sending}
          disabled={draft.reason.trim() === ''}
          onClick={() => void decide('declined')}
        >
          Not this way
        </Button>
      </div>
    </section>
  );
}
