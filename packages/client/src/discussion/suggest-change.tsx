import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button } from '@mantine/core';
import { useCommand } from '../api/use-command.ts';
import { FreeText } from '../form/free-text.tsx';
import { instantOf, likelyTimes } from '../form/likely-times.ts';
import { useMe } from '../api/queries.ts';
import { otherOfTheTwo } from '../words/people.ts';
import { useLikelyTimes } from '../form/use-likely-times.ts';
import { Outcome } from '../form/outcome.tsx';
import { TimesField } from '../form/times-field.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';

/** Another focus, other times, or both; the other one is asked then. */
export function SuggestChange({
  discussion,
  close,
}: {
  discussion: DiscussionView;
  close: () => void;
}) {
  const command = useCommand(discussion);
  const { draft, change, discard } = useDraft(`suggest:${discussion.id}`, {
    focus: discussion.focus,
    times: likelyTimes(new Date()),
  });
  const other = otherOfTheTwo(discussion, useMe().id)?.id;
  const free = useLikelyTimes(draft.times, (likely) => change({ times: likely }), other);
  const times = draft.times.map(instantOf).filter((time) => time !== undefined);
  const focus = draft.focus.trim();
  async function suggest() {
    const taken = await command.send({
      type: 'suggestChange',
      ...(focus !== discussion.focus ? { focus } : {}),
      ...(times.length > 0 ? { times } : {}),
    });
    if (!taken) return;
    discard();
    close();
  }
  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void suggest();
      }}
    >
      <h2>What would suit you better?</h2>
      <FreeText
        autoFocus
        label="The focus, in one sentence"
        description={<WhoReads>The two of you. Leave out names.</WhoReads>}
        value={draft.focus}
        maxLength={300}
        onChange={(event) => change({ focus: event.currentTarget.value })}
      />
      <TimesField
        legend="Times that would suit you"
        whoReads={<WhoReads>The two of you.</WhoReads>}
        times={draft.times}
        change={(changed) => change({ times: changed })}
        free={free}
      />
      <Outcome sending={command} />
      <div className="row">
        <Button type="submit" loading={command.sending}>
          Suggest this
        </Button>
        <Button variant="subtle" onClick={close}>
          Leave it as it was
        </Button>
      </div>
    </form>
  );
}
