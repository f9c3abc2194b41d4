import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { useCommand } from '../api/use-command.ts';
import { Outcome } from '../form/outcome.tsx';
import { possibility } from '../form/possibility.ts';
import { ReasonedButton } from '../form/reasoned-button.tsx';
import { day } from '../words/dates.ts';
import { nameIn } from '../words/people.ts';

/** A discussion that rests: set aside until somebody takes it up, or withdrawn for good. */
export function Resting({ discussion }: { discussion: DiscussionView }) {
  const command = useCommand(discussion);
  const { setAside, withdrawn } = discussion;
  return (
    <section className="stack paper reach">
      {setAside ? (
        <>
          <h2>Set aside for now</h2>
          <p>
            {nameIn(discussion, setAside.by)} set this aside on {day(setAside.at)}: “
            {setAside.reason}”
          </p>
          <p>Nothing was lost. It goes on exactly where it was.</p>
          <div className="row">
            <ReasonedButton
              possibility={possibility(discussion, 'takeUpAgain')}
              loading={command.sending}
              onPress={() => void command.send({ type: 'takeUpAgain' })}
            >
              Take it up again
            </ReasonedButton>
          </div>
        </>
      ) : (
        <>
          <h2>This discussion was withdrawn</h2>
          {withdrawn ? (
            <p>
              {nameIn(discussion, withdrawn.by)} withdrew it on {day(withdrawn.at)}
              {withdrawn.reason ? `: “${withdrawn.reason}”` : '. No reason is needed.'}
            </p>
          ) : null}
          <p className="quiet">Your own reflection, if you began one, stays yours alone.</p>
        </>
      )}
      <Outcome sending={command} />
    </section>
  );
}
