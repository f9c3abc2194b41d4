import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button, TextInput } from '@mantine/core';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { can, possibility } from '../form/possibility.ts';
import { ReasonedButton } from '../form/reasoned-button.tsx';
import { ScaleAnswer } from '../form/scale-answer.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { day } from '../words/dates.ts';
import { firstName, otherOfTheTwo } from '../words/people.ts';

/** Looking again: planned while the next steps are under way, then one question to each of the two. */
export function Revisit({ discussion, me }: { discussion: DiscussionView; me: string }) {
  if (discussion.state.journey === 'acting') return <PlannedRevisit discussion={discussion} />;
  // Of an earlier revisit there may be words of one's own already; whether these are asked for, the service says.
  const asked = can(discussion, 'recordDifference');
  const mine = asked ? undefined : discussion.differences.findLast(({ person }) => person === me);
  const other = otherOfTheTwo(discussion, me);
  if (mine) {
    return (
      <section className="meaning of-childsExperience stack">
        <h2>What changed for the child</h2>
        <p className="said">{mine.whatChanged}</p>
        <p className="quiet">
          You have written yours. {other ? firstName(other.name) : 'The other'} is still to write;
          then you see both.
        </p>
      </section>
    );
  }
  if (!asked) return null;
  return (
    <DifferenceForm discussion={discussion} them={other ? firstName(other.name) : 'the other'} />
  );
}

function PlannedRevisit({ discussion }: { discussion: DiscussionView }) {
  const command = useCommand(discussion);
  const [moving, setMoving] = useState(false);
  const [date, setDate] = useState(dayjs(discussion.revisitAt ?? undefined).format('YYYY-MM-DD'));
  return (
    <section className="meaning of-childsExperience stack reach" aria-labelledby="revisit">
      <h2 id="revisit">Looking again</h2>
      <p>
        {discussion.revisitAt
          ? `On ${day(discussion.revisitAt)} you are both asked one question: what changed for the child?`
          : 'You are both asked one question later: what changed for the child?'}
      </p>
      {moving && can(discussion, 'planRevisit') ? (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            void command
              .send({ type: 'planRevisit', at: dayjs(date).hour(9).toISOString() })
              .then((taken) => (taken ? setMoving(false) : undefined));
          }}
        >
          <TextInput
            autoFocus
            type="date"
            label="Another day"
            description={<WhoReads>Everybody in this discussion.</WhoReads>}
            value={date}
            required
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          <Button type="submit" loading={command.sending}>
            Keep this day
          </Button>
        </form>
      ) : null}
      <Outcome sending={command} />
      <div className="row">
        <ReasonedButton
          variant="default"
          possibility={possibility(discussion, 'revisitNow')}
          loading={command.sending}
          onPress={() => void command.send({ type: 'revisitNow' })}
        >
          Look again now
        </ReasonedButton>
        {!moving && can(discussion, 'planRevisit') ? (
          <Button variant="subtle" onClick={() => setMoving(true)}>
            Choose another day
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function DifferenceForm({ discussion, them }: { discussion: DiscussionView; them: string }) {
  const command = useCommand(discussion);
  const { draft, change, discard } = useDraft<{ whatChanged: string; value: number | null }>(
    `difference:${discussion.id}`,
    { whatChanged: '', value: null },
  );
  const reads = `Only you, until ${them} has written too. Then everybody in this discussion.`;
  return (
    <form
      className="meaning of-childsExperience stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void command
          .send({
            type: 'recordDifference',
            whatChanged: draft.whatChanged,
            ...(draft.value !== null && discussion.scale ? { scale: draft.value } : {}),
          })
          .then((taken) => (taken ? discard() : undefined));
      }}
    >
      <h2>What changed for the child?</h2>
      <FreeText
        label="As you see it, in a few sentences. “Nothing yet” is an answer too."
        description={<WhoReads>{reads}</WhoReads>}
        value={draft.whatChanged}
        maxLength={4000}
        onChange={(event) => change({ whatChanged: event.currentTarget.value })}
      />
      {discussion.scale ? (
        <ScaleAnswer
          question={`${discussion.scale.question} Today`}
          whoReads={`${reads} Never added up.`}
          value={draft.value}
          change={(value) => change({ value })}
        />
      ) : null}
      <Outcome sending={command} />
      <div>
        <Button type="submit" loading={command.sending} disabled={draft.whatChanged.trim() === ''}>
          This is what I see
        </Button>
      </div>
    </form>
  );
}
