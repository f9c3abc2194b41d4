import { longestPraise } from '@alongside/workflows/great-practice/contract';
import type { GreatPracticeView } from '@alongside/workflows/great-practice/view';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMe } from '../api/queries.ts';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { PersonChoice } from '../form/person-choice.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { usePracticeCommand } from './practice-queries.ts';

/** What came by e-mail without a name: its sender says who it is about, or lets go of it. */
export function Finish({ practice }: { practice: GreatPracticeView }) {
  const me = useMe();
  const navigate = useNavigate();
  const sending = usePracticeCommand(practice.id);
  const { draft, change, discard } = useDraft(`finish:${practice.id}`, {
    praised: '',
    words: practice.words,
  });

  async function nominate() {
    if (!(await sending.send({ type: 'nominate', ...draft }))) return;
    discard();
    await navigate({ to: '/great-practice', search: { show: 'mine' } });
  }

  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void nominate();
      }}
    >
      <PersonChoice
        name="praised"
        label="Who did it?"
        whoReads={<WhoReads>Only they, and you.</WhoReads>}
        without={[me.id]}
        value={draft.praised}
        change={(praised) => change({ praised })}
      />
      <FreeText
        label="What you noticed"
        description={
          <WhoReads>Whoever it is about. Everybody else only if they want it so.</WhoReads>
        }
        autosize
        minRows={3}
        value={draft.words}
        maxLength={longestPraise}
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      <Outcome sending={sending} />
      <div className="row">
        <Button
          type="submit"
          loading={sending.sending}
          disabled={draft.praised === '' || draft.words.trim() === ''}
        >
          Send it to them
        </Button>
        <Button
          variant="subtle"
          loading={sending.sending}
          onClick={() =>
            void sending.send({ type: 'discard' }).then((taken) => (taken ? discard() : undefined))
          }
        >
          Let go of it
        </Button>
      </div>
    </form>
  );
}
