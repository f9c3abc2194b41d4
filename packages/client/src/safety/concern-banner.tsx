import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button, TextInput } from '@mantine/core';
import { useCommand } from '../api/use-command.ts';
import { Outcome } from '../form/outcome.tsx';
import { can } from '../form/possibility.ts';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { nameIn } from '../words/people.ts';
import { concernStory } from './concern-story.ts';

/** A safety concern, above everything else, until it was handed over; then one quiet line. */
export function ConcernBanner({ discussion, me }: { discussion: DiscussionView; me: string }) {
  const command = useCommand(discussion);
  const { safetyConcern: concern } = discussion;
  if (discussion.state.safety === 'clear') return null;
  if (!concern) {
    return (
      <p className="meaning of-safety">
        A safety concern was raised here. Those who answer for it have been told.
      </p>
    );
  }
  const name = (id: string | null) => (id === me ? 'you' : nameIn(discussion, id));
  const story = concernStory(concern, name);
  const earlier = <EarlierConcerns concerns={discussion.earlierConcerns} name={name} />;
  if (discussion.state.safety === 'handedOver') {
    return (
      <details className="meaning of-safety" open={discussion.readAs === 'safetyResponder'}>
        <summary>A safety concern was raised here and handed over.</summary>
        <div className="stack tight">
          <blockquote className="said">{concern.summary}</blockquote>
          {story.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {earlier}
        </div>
      </details>
    );
  }
  return (
    <section className="meaning of-safety stack reach" aria-label="Safety concern">
      <h2>Somebody is worried that a child is not safe</h2>
      <blockquote className="said">{concern.summary}</blockquote>
      {story.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {earlier}
      {can(discussion, 'acknowledge') ? (
        <div>
          <Button
            color="safety"
            loading={command.sending}
            onClick={() => void command.send({ type: 'acknowledge' })}
          >
            I have seen this and am dealing with it
          </Button>
        </div>
      ) : null}
      {can(discussion, 'handOver') ? <HandOver discussion={discussion} /> : null}
      <Outcome sending={command} />
    </section>
  );
}

/** What was raised before, so that a second worry never hides a first. */
function EarlierConcerns({
  concerns,
  name,
}: {
  concerns: DiscussionView['earlierConcerns'];
  name: (id: string | null) => string;
}) {
  return concerns.toReversed().map((concern) => (
    <div key={concern.raisedAt} className="stack tight">
      <h3>Raised before</h3>
      <blockquote className="said">{concern.summary}</blockquote>
      {concernStory(concern, name).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  ));
}

function HandOver({ discussion }: { discussion: DiscussionView }) {
  const command = useCommand(discussion);
  const { draft, change, discard } = useDraft(`hand-over:${discussion.id}`, { recordedWhere: '' });
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void command
          .send({ type: 'handOver', recordedWhere: draft.recordedWhere })
          .then((taken) => (taken ? discard() : undefined));
      }}
    >
      <TextInput
        label="Where is it recorded now?"
        description={
          <WhoReads>
            Those who see this concern. Say where in the case system, such as “strategy discussion,
            24 November”.
          </WhoReads>
        }
        value={draft.recordedWhere}
        maxLength={300}
        onChange={(event) => change({ recordedWhere: event.currentTarget.value })}
      />
      <Outcome sending={command} />
      <div>
        <Button
          type="submit"
          color="safety"
          variant="outline"
          loading={command.sending}
          disabled={draft.recordedWhere.trim() === ''}
        >
          It is handed over
        </Button>
      </div>
    </form>
  );
}
