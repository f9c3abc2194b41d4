import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Radio } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../api/queries.ts';
import { useCommand } from '../api/use-command.ts';
import { Outcome } from '../form/outcome.tsx';
import { can, possibility } from '../form/possibility.ts';
import { hasDraft } from '../form/use-draft.ts';
import { ReasonedButton } from '../form/reasoned-button.tsx';
import { CaseReference } from '../words/case-reference.tsx';
import { dayAndTime } from '../words/dates.ts';
import { firstName, nameIn, otherOfTheTwo } from '../words/people.ts';
import { SuggestChange } from './suggest-change.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

const noneOfThese = 'none';

/** The kind invitation, for the one who is asked; for the one who asked, what they asked and that it waits. */
export function Invitation({ discussion }: { discussion: DiscussionView }) {
  const me = useMe();
  const [changing, setChanging] = useState(() => hasDraft(`suggest:${discussion.id}`));
  const other = otherOfTheTwo(discussion, me.id);
  const them = other ? firstName(other.name) : 'The other';
  const answering = can(discussion, 'accept');
  return (
    <div className="stack wide">
      <div className="two">
        <section className="paper stack">
          <h2>{heading(discussion, me.id, them, answering)}</h2>
          <dl className="facts">
            <dt>The focus</dt>
            <dd>{discussion.focus}</dd>
            <dt>About</dt>
            <dd>
              <CaseReference reference={discussion.caseReference} />, age {discussion.ageBand}
            </dd>
            {discussion.scale ? (
              <>
                <dt>A question you both answer, from 0 to 10</dt>
                <dd>{discussion.scale.question}</dd>
              </>
            ) : null}
          </dl>
          {answering ? (
            <Answer discussion={discussion} suggestInstead={() => setChanging(true)} />
          ) : (
            <Offered discussion={discussion} them={them} />
          )}
        </section>
        <WhatThisIs discussion={discussion} />
      </div>
      {changing && can(discussion, 'suggestChange') ? (
        <SuggestChange discussion={discussion} close={() => setChanging(false)} />
      ) : null}
      <WithdrawForm discussion={discussion} />
    </div>
  );
}

/** A proposal may go to and fro: whoever has it in hand reads whose wish it is now. */
function heading(
  { proposedBy }: DiscussionView,
  me: string,
  them: string,
  answering: boolean,
): string {
  if (answering) {
    return proposedBy === me
      ? `${them} suggests it like this`
      : `${them} would like to sit down with you`;
  }
  return proposedBy === me ? `You have asked ${them}` : `You have suggested this to ${them}`;
}

function Answer({
  discussion,
  suggestInstead,
}: {
  discussion: DiscussionView;
  suggestInstead: () => void;
}) {
  const command = useCommand(discussion);
  // Whoever chose a time in the e-mail finds it chosen here.
  const chosenBefore = new URLSearchParams(window.location.search).get('time') ?? '';
  const [time, setTime] = useState(() =>
    discussion.times.includes(chosenBefore) ? chosenBefore : (discussion.times[0] ?? noneOfThese),
  );
  const chosen = time === noneOfThese ? {} : { time };
  return (
    <div className="stack reach">
      {discussion.times.length > 0 ? (
        <Radio.Group value={time} onChange={setTime} label="When would suit you?" size="md">
          <div className="stack tight choices">
            {discussion.times.map((offered) => (
              <Radio key={offered} size="md" value={offered} label={dayAndTime(offered)} />
            ))}
            <Radio size="md" value={noneOfThese} label="Yes, and we find a time later" />
          </div>
        </Radio.Group>
      ) : (
        <p>No time is set yet. You find one together later.</p>
      )}
      <Outcome sending={command} />
      <div className="row">
        <ReasonedButton
          possibility={possibility(discussion, 'accept')}
          loading={command.sending}
          onPress={() => void command.send({ type: 'accept', ...chosen })}
        >
          Yes, let’s
        </ReasonedButton>
        <ReasonedButton
          variant="default"
          possibility={possibility(discussion, 'suggestChange')}
          onPress={suggestInstead}
        >
          Suggest another focus or time
        </ReasonedButton>
      </div>
    </div>
  );
}

function Offered({ discussion, them }: { discussion: DiscussionView; them: string }) {
  return (
    <div className="stack tight">
      {discussion.times.length > 0 ? (
        <>
          <h3>Times you offered</h3>
          <ul>
            {discussion.times.map((time) => (
              <li key={time}>{dayAndTime(time)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>You have offered no time yet. You find one together.</p>
      )}
      <p className="quiet">
        {them} has been told, and can choose a time or suggest something else. There is nothing for
        you to do until then.
      </p>
    </div>
  );
}

function WhatThisIs({ discussion }: { discussion: DiscussionView }) {
  const worker = discussion.participants.find(({ role }) => role === 'worker')?.person.id ?? null;
  const lead =
    discussion.participants.find(({ role }) => role === 'practiceLead')?.person.id ?? null;
  return (
    <section className="stack">
      <div className="stack tight">
        <h2>What this is for</h2>
        <p>
          About an hour for {firstName(nameIn(discussion, worker))} and{' '}
          {firstName(nameIn(discussion, lead))} to think about one child’s story: what it is like
          for the child, what is working well, what worries you both, what you learn and what
          happens next.
        </p>
      </div>
      <div className="stack tight">
        <h2>What it is not</h2>
        <p>
          Not a check on anybody. Nothing is scored and nobody is compared. Before you meet, each of
          you writes for about ten minutes; neither sees the other’s until both are shared. Nothing
          stands in the record unless you both agree to its very words.
        </p>
      </div>
      <div className="stack tight">
        <h2>Who can read it</h2>
        <p>
          The two of you, and whom you invite together. Beyond you, only single findings that you
          both choose to share.
        </p>
      </div>
    </section>
  );
}
