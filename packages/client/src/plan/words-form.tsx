import type { ResponsePersonCommand } from '@alongside/workflows/response/contract';
import type { ResponseView } from '@alongside/workflows/response/view';
import { Button } from '@mantine/core';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { PlainWordsHint } from './plain-words-hint.tsx';
import { useResponseCommand } from './plan-queries.ts';

/** One thing to say about a response, and one button that sends it. */
export function WordsForm(props: {
  response: ResponseView;
  title: string;
  name: string;
  label: string;
  whoReads: string;
  action: string;
  command: (words: string) => ResponsePersonCommand;
  close: () => void;
}) {
  const { response, title, name, label, whoReads, action, command, close } = props;
  const sending = useResponseCommand(response);
  const { draft, change, discard } = useDraft(`${name}:${response.id}`, { words: '' });

  async function send() {
    if (!(await sending.send(command(draft.words)))) return;
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
        label={label}
        description={<WhoReads>{whoReads}</WhoReads>}
        value={draft.words}
        maxLength={1000}
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      <PlainWordsHint words={draft.words} />
      <Outcome sending={sending} />
      <div className="row">
        <Button type="submit" loading={sending.sending} disabled={draft.words.trim() === ''}>
          {action}
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  );
}
