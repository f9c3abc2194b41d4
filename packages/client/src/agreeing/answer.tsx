import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { StateFrom } from 'xstate';
import { queryKeys } from '../api/query-keys.ts';
import { useCommand } from '../api/use-command.ts';
import { FoundBefore } from '../form/found-before.tsx';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { possibility } from '../form/possibility.ts';
import { ReasonedButton } from '../form/reasoned-button.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import type { ReadingEvent, readingMachine } from './reading-machine.ts';

interface Props {
  discussion: DiscussionView;
  me: string;
  /** Hash of the text that was read. */
  contentHash: string | null;
  reading: StateFrom<typeof readingMachine>;
  send: (event: ReadingEvent) => void;
}

/** Agree, see it differently, or ask for a change; each in one step, none of them the wrong one. */
export function Answer({ discussion, me, contentHash, reading, send }: Props) {
  const command = useCommand(discussion);
  const queries = useQueryClient();
  const { draft, change } = useDraft(`answer:${discussion.id}`, { view: '', about: '' });
  const back = () => send({ type: 'backToReading' });
  const agreed = discussion.agreements.some(({ person, stands }) => stands && person === me);
  // Half an answer that was kept over a reload is opened again.
  useEffect(() => {
    if (agreed) return;
    if (draft.view.trim()) send({ type: 'seeDifferently' });
    else if (draft.about.trim()) send({ type: 'askForChange' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the page is opened
  }, []);

  async function answer(intention: Parameters<typeof command.send>[0]) {
    if (await command.send(intention)) {
      // What was begun in the other form is still somebody's words, and stays.
      if (intention.type === 'agreeWithDifference') change({ view: '' });
      if (intention.type === 'askForChange') change({ about: '' });
      back();
      return;
    }
    // It may have been refused because the text is another one by now: read it again.
    await queries.invalidateQueries({ queryKey: queryKeys.discussion(discussion.id) });
  }

  if (reading.matches('differing') && contentHash) {
    return (
      <AnswerForm
        title="We see it differently"
        hint="The record stands as it is, and your view stands beside it, for good and of the same weight."
        label="How you see it"
        value={draft.view}
        max={4000}
        change={(view) => change({ view })}
        submit={() => void answer({ type: 'agreeWithDifference', contentHash, view: draft.view })}
        action="Agree, with my view beside it"
        back={back}
        command={command}
      />
    );
  }
  if (reading.matches('asking')) {
    return (
      <AnswerForm
        title="Ask for a change"
        hint="You both go back to the room, to the closing, and change it together. Nothing is lost."
        label="What should be changed"
        value={draft.about}
        max={2000}
        change={(about) => change({ about })}
        submit={() => void answer({ type: 'askForChange', about: draft.about })}
        action="Ask for this change"
        back={back}
        command={command}
      />
    );
  }
  return (
    <section className="stack reach no-print" aria-label="Your answer">
      <p>
        {agreed
          ? 'You have agreed to these very words. Until the other has too, you can still change your answer.'
          : 'Your agreement is bound to these very words. If anybody changes them, it falls away and you are asked again.'}
      </p>
      {agreed ? null : <FoundBefore texts={wordsOfRecord(discussion)} doing="you agree to it" />}
      <Outcome sending={command} />
      <div className="row">
        <ReasonedButton
          possibility={agreed ? null : possibility(discussion, 'agree')}
          loading={command.sending}
          onPress={() => (contentHash ? void answer({ type: 'agree', contentHash }) : undefined)}
        >
          I agree to this record
        </ReasonedButton>
        <ReasonedButton
          variant="default"
          possibility={withoutReason(discussion, 'agreeWithDifference')}
          onPress={() => send({ type: 'seeDifferently' })}
        >
          We see it differently
        </ReasonedButton>
        <ReasonedButton
          variant="default"
          possibility={withoutReason(discussion, 'askForChange')}
          onPress={() => send({ type: 'askForChange' })}
        >
          Ask for a change
        </ReasonedButton>
        <Button variant="subtle" onClick={() => window.print()}>
          Print
        </Button>
      </div>
    </section>
  );
}

/** Everything an agreement would bind. */
function wordsOfRecord({ findings, familyVoice }: DiscussionView): string[] {
  const said = findings.flatMap(({ text, expectedChange }) => [text, expectedChange ?? '']);
  return [...said, familyVoice.words ?? '', familyVoice.how ?? '', familyVoice.reason ?? ''];
}

/** The reason stands beside the first button already; the same one thrice would only be noise. */
function withoutReason(discussion: DiscussionView, type: string) {
  const found = possibility(discussion, type);
  return found?.possible ? found : null;
}

interface FormProps {
  title: string;
  hint: string;
  label: string;
  value: string;
  max: number;
  change: (value: string) => void;
  submit: () => void;
  action: string;
  back: () => void;
  command: ReturnType<typeof useCommand>;
}

function AnswerForm(props: FormProps) {
  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        props.submit();
      }}
    >
      <h2>{props.title}</h2>
      <p>{props.hint}</p>
      <FreeText
        autoFocus
        label={props.label}
        description={
          <WhoReads>Everybody in this discussion, and it stays with the record.</WhoReads>
        }
        value={props.value}
        maxLength={props.max}
        onChange={(event) => props.change(event.currentTarget.value)}
      />
      <Outcome sending={props.command} />
      <div className="row">
        <Button type="submit" loading={props.command.sending} disabled={props.value.trim() === ''}>
          {props.action}
        </Button>
        <Button variant="subtle" onClick={props.back}>
          Back to the record
        </Button>
      </div>
    </form>
  );
}
