import {
  seriesKindNames,
  seriesKinds,
  type SeriesPlan,
} from '@alongside/workflows/series/contract';
import { Button, Radio, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { useSeriesCommand } from './series-queries.ts';

export const planDraft = 'series';

const kindWords: Record<SeriesPlan['kind'], string> = {
  practiceWeek: 'many short looks at one question in a few days',
  deepDive: 'a few discussions on one theme, over weeks',
};

/** Plans a practice week or a deep dive: under a minute, the list comes afterwards. */
export function PlanForm({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const command = useSeriesCommand<{ plan: SeriesPlan }>('/series');
  const { draft, change, discard } = useDraft(planDraft, {
    kind: 'practiceWeek',
    title: '',
    question: '',
    from: '',
    until: '',
  });
  const ready = [draft.title, draft.question, draft.from, draft.until].every(
    (words) => words.trim() !== '',
  );

  async function plan() {
    const kind = seriesKinds.find((one) => one === draft.kind) ?? 'practiceWeek';
    const { title, question, from, until } = draft;
    const made = await command.send({ plan: { kind, title, question, from, until, themes: [] } });
    if (!made) return;
    discard();
    await navigate({ to: '/series/$id', params: { id: made.id } });
  }

  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void plan();
      }}
    >
      <h2>Plan one</h2>
      <Radio.Group label="What is it?" value={draft.kind} onChange={(kind) => change({ kind })}>
        <div className="stack tight choices">
          {seriesKinds.map((kind) => (
            <Radio key={kind} value={kind} label={`${seriesKindNames[kind]}: ${kindWords[kind]}`} />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        label="What shall it be called?"
        placeholder="Life-story work in spring"
        value={draft.title}
        maxLength={120}
        autoFocus
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label="What does it want to learn, in one sentence?"
        placeholder="How do children come to know their own story?"
        value={draft.question}
        maxLength={300}
        onChange={(event) => change({ question: event.currentTarget.value })}
      />
      <div className="two">
        <TextInput
          type="date"
          label="First day"
          value={draft.from}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Last day"
          value={draft.until}
          min={draft.from}
          onChange={(event) => change({ until: event.currentTarget.value })}
        />
      </div>
      <Outcome sending={command} />
      <div className="row">
        <Button type="submit" loading={command.sending} disabled={!ready}>
          Plan it
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  );
}
