import type { ActionView } from '@alongside/workflows/action/view';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { actionQuery, useDiscussion, useMe } from '../api/queries.ts';
import { useActionCommand } from '../api/use-command.ts';
import { useKeepFocus } from '../app/keep-focus.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Outcome } from '../form/outcome.tsx';
import { can, possibility } from '../form/possibility.ts';
import { ReasonedButton } from '../form/reasoned-button.tsx';
import { SafetyDoor } from '../safety/safety-door.tsx';
import { CaseReference } from '../words/case-reference.tsx';
import { day } from '../words/dates.ts';
import { actionWords } from './action-words.ts';
import { AskDecision } from './ask-decision.tsx';
import { Decide } from './decide.tsx';
import { Decisions } from './decisions.tsx';
import { MoveDate } from './move-date.tsx';
import { SayForm } from './say-form.tsx';

const route = getRouteApi('/actions/$id');

/** One next step: for its owner, for the two it came from, and for an approver who is asked about it. */
export function ActionScreen() {
  const { id } = route.useParams();
  const action = useQuery(actionQuery(id));
  if (action.data) return <OpenAction action={action.data} />;
  if (action.isPending) return <Waiting />;
  return <CouldNotRead error={action.error} again={() => void action.refetch()} />;
}

function OpenAction({ action }: { action: ActionView }) {
  const me = useMe();
  const command = useActionCommand(action);
  const here = useRef<HTMLParagraphElement>(null);
  useKeepFocus(here, action.revision);
  return (
    <article className="page narrow stack wide">
      {action.discussionReadable ? <DoorOfDiscussion id={action.discussion} /> : null}
      <header className="stack tight">
        <p className="eyebrow">
          Next step
          {action.discussionReadable ? null : (
            <>
              {' · '}
              <CaseReference reference={action.caseReference} />
            </>
          )}
        </p>
        <PageTitle tab="Next step">{action.what}</PageTitle>
        <p ref={here} tabIndex={-1}>
          {action.owner.id === me.id ? 'Yours' : action.owner.name} · {actionWords(action)}
        </p>
        {action.expectedChange ? (
          <p>The change that is hoped for: {action.expectedChange}</p>
        ) : null}
        {action.discussionReadable ? (
          <p>
            <Link to="/discussions/$id" params={{ id: action.discussion }} className="quiet-link">
              The discussion it came from
            </Link>
          </p>
        ) : (
          <p className="quiet small">
            You see this next step alone. The discussion it came from stays with those who held it.
          </p>
        )}
      </header>
      {can(action, 'decide') ? <Decide action={action} /> : null}
      <Decisions action={action} />
      <div className="stack reach">
        <Outcome sending={command} />
        <div className="row">
          <ReasonedButton
            possibility={onlyPossible(action, 'start')}
            loading={command.sending}
            onPress={() => void command.send({ type: 'start' })}
          >
            I have begun
          </ReasonedButton>
          <ReasonedButton
            variant={can(action, 'start') ? 'default' : 'filled'}
            possibility={onlyPossible(action, 'finish')}
            loading={command.sending}
            onPress={() => void command.send({ type: 'finish' })}
          >
            It is done
          </ReasonedButton>
        </div>
      </div>
      {can(action, 'check') ? (
        <SayForm
          name={`check:${action.id}`}
          title="Did it make the difference?"
          label="What was different for the child or the family"
          whoReads="Everybody in the discussion it came from."
          max={4000}
          action="This is the difference it made"
          open
          send={(difference) => command.send({ type: 'check', difference })}
          sending={command}
        />
      ) : null}
      {action.difference ? (
        <section className="meaning of-childsExperience">
          <h2>The difference it made</h2>
          <p className="said">{action.difference}</p>
        </section>
      ) : null}
      {action.dropped ? (
        <p className="meaning of-nextStep">
          Let go on {day(action.dropped.at)}: “{action.dropped.reason}”
        </p>
      ) : null}
      {action.moves.length > 0 ? (
        <ul className="plain-list stack tight quiet small" aria-label="Where its day was moved">
          {action.moves.map((move) => (
            <li key={move.at}>
              {move.by.name} moved it from {day(move.from)} to {day(move.to)}: “{move.reason}”
            </li>
          ))}
        </ul>
      ) : null}
      {can(action, 'moveDate') ? <MoveDate action={action} /> : null}
      {can(action, 'askDecision') ? <AskDecision action={action} /> : null}
      {can(action, 'drop') ? (
        <SayForm
          name={`drop:${action.id}`}
          title="Let this step go"
          label="Why it is no longer needed, or cannot be done"
          whoReads="Everybody in the discussion it came from."
          max={2000}
          action="Let it go"
          send={(reason) => command.send({ type: 'drop', reason })}
          sending={command}
        />
      ) : null}
    </article>
  );
}

/** The safety door of the discussion this step came from. */
function DoorOfDiscussion({ id }: { id: string }) {
  const discussion = useDiscussion(id);
  if (!discussion.data) return null;
  return (
    <div className="door-bar">
      <p className="eyebrow">
        <CaseReference reference={discussion.data.caseReference} />
      </p>
      <SafetyDoor discussion={discussion.data} />
    </div>
  );
}

/** Steps of the way come one after another: what is not next is not shown. */
function onlyPossible(action: ActionView, type: string) {
  const found = possibility(action, type);
  return found?.possible ? found : null;
}
