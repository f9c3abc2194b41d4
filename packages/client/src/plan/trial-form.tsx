import type { ResponseView } from '@alongside/workflows/response/view';
import { Button, TextInput } from '@mantine/core';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { PlainWordsHint } from './plain-words-hint.tsx';
import { useResponseCommand } from './plan-queries.ts';

/** What is tried, and the day on which it ends: proposed by a social worker, begun by who answers for themes. */
export function TrialForm({
  response,
  title,
  type,
  close,
}: {
  response: ResponseView;
  title: string;
  type: 'proposeTrial' | 'try';
  close: () => void;
}) {
  const sending = useResponseCommand(response);
  const proposed = response.proposals.at(-1) ?? response.trial;
  const { draft, change, discard } = useDraft(`${type}:${response.id}`, {
    what: type === 'try' ? (proposed?.what ?? '') : '',
    until: type === 'try' && response.state === 'considering' ? (proposed?.until ?? '') : '',
  });

  async function send() {
    const { what, until } = draft;
    if (!(await sending.send({ type, what, until }))) return;
    discard();
    close();
  }

  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{title}</h3>
      <FreeText
        autoFocus
        label="What will be tried?"
        description={<WhoReads>Everybody, also children and families.</WhoReads>}
        placeholder="The Kestrel and Elder teams use a form of one page."
        value={draft.what}
        maxLength={1000}
        onChange={(event) => change({ what: event.currentTarget.value })}
      />
      <PlainWordsHint words={draft.what} />
      <TextInput
        type="date"
        label="Until when? Every trial has an end"
        value={draft.until}
        required
        withAsterisk={false}
        onChange={(event) => change({ until: event.currentTarget.value })}
      />
      <Outcome sending={sending} />
      <div className="row">
        <Button
          type="submit"
          loading={sending.sending}
          disabled={draft.what.trim() === '' || draft.until === ''}
        >
          {type === 'try' ? 'Begin the trial' : 'Propose it'}
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  );
}
