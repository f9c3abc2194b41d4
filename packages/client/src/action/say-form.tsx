import { Button } from '@mantine/core';
import { useState } from 'react';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { hasDraft, useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';

interface Props {
  /** Under which the draft is kept. */
  name: string;
  title: string;
  label: string;
  whoReads: string;
  max: number;
  action: string;
  /** Shown at once, instead of behind its own button. */
  open?: boolean;
  send: (words: string) => Promise<boolean>;
  sending: Parameters<typeof Outcome>[0]['sending'] & { sending: boolean };
}

/** One thing to say, and one button that sends it. */
export function SayForm(props: Props) {
  const [open, setOpen] = useState(() => props.open ?? hasDraft(props.name));
  const { draft, change, discard } = useDraft(props.name, { words: '' });
  if (!open) {
    return (
      <div>
        <Button variant="subtle" px={0} onClick={() => setOpen(true)}>
          {props.title}
        </Button>
      </div>
    );
  }
  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void props.send(draft.words).then((taken) => (taken ? discard() : undefined));
      }}
    >
      <h2>{props.title}</h2>
      <FreeText
        autoFocus={!props.open}
        label={props.label}
        description={<WhoReads>{props.whoReads}</WhoReads>}
        value={draft.words}
        maxLength={props.max}
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      <Outcome sending={props.sending} />
      <div className="row">
        <Button type="submit" loading={props.sending.sending} disabled={draft.words.trim() === ''}>
          {props.action}
        </Button>
        {props.open ? null : (
          <Button variant="subtle" onClick={() => setOpen(false)}>
            Not now
          </Button>
        )}
      </div>
    </form>
  );
}
