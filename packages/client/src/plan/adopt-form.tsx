import type { ResponseView } from '@alongside/workflows/response/view';
import { Button, TextInput } from '@mantine/core';
import dayjs from 'dayjs';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { PlainWordsHint } from './plain-words-hint.tsx';
import { useResponseCommand } from './plan-queries.ts';

/** What is done from now on, and when it is looked at again. */
export function AdoptForm({
  response,
  title,
  close,
}: {
  response: ResponseView;
  title: string;
  close: () => void;
}) {
  const sending = useResponseCommand(response);
  const { draft, change, discard } = useDraft(`adopt:${response.id}`, {
    what: response.trial?.what ?? '',
    lookAgainOn: dayjs().add(6, 'month').format('YYYY-MM-DD'),
  });

  async function adopt() {
    const { what, lookAgainOn } = draft;
    const command = { type: 'adopt', what, ...(lookAgainOn && { lookAgainOn }) } as const;
    if (!(await sending.send(command))) return;
    discard();
    close();
  }

  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void adopt();
      }}
    >
      <h3>{title}</h3>
      <FreeText
        autoFocus
        label="What is different from now on?"
        description={<WhoReads>Everybody, also children and families.</WhoReads>}
        value={draft.what}
        maxLength={1000}
        onChange={(event) => change({ what: event.currentTarget.value })}
      />
      <PlainWordsHint words={draft.what} />
      <TextInput
        type="date"
        label="Look at it again on"
        value={draft.lookAgainOn}
        onChange={(event) => change({ lookAgainOn: event.currentTarget.value })}
      />
      <Outcome sending={sending} />
      <div className="row">
        <Button type="submit" loading={sending.sending} disabled={draft.what.trim() === ''}>
          {response.state === 'noticed' ? 'It is done' : 'This is how we work now'}
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  );
}
