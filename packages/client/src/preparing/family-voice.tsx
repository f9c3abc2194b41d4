import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { FreeLine, FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { can } from '../form/possibility.ts';
import { hasDraft, useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { FamilySaid } from './family-said.tsx';

const reads = 'Everybody in this discussion, and it stands in the record. Leave out names.';

/** The child's or family's own voice: asked for, written down, or why it could not be asked. */
export function FamilyVoice({ discussion }: { discussion: DiscussionView }) {
  const command = useCommand(discussion);
  const [open, setOpen] = useState(() => hasDraft(`family:${discussion.id}`));
  const { status } = discussion.familyVoice;
  const mayRecord = can(discussion, 'recordFamilyVoice');
  const mayExplain = can(discussion, 'explainNoFamilyVoice');
  return (
    <section className="meaning of-childsExperience stack reach" aria-labelledby="family-voice">
      <h2 id="family-voice">The family’s voice</h2>
      {status === 'notAsked' ? (
        <p>
          What would the child or the family say about the help they have had? Ask them, if you can.
        </p>
      ) : null}
      {status === 'asked' ? (
        <p>They have been asked. Their words can be written down here.</p>
      ) : null}
      <FamilySaid voice={discussion.familyVoice} />
      {open && (mayRecord || mayExplain) ? (
        <VoiceForm discussion={discussion} close={() => setOpen(false)} />
      ) : (
        <div className="row">
          {mayRecord || mayExplain ? (
            <Button variant="default" onClick={() => setOpen(true)}>
              {status === 'recorded' || status === 'explained' ? 'Change this' : 'Write it down'}
            </Button>
          ) : null}
          {can(discussion, 'askFamily') ? (
            <Button
              variant="subtle"
              loading={command.sending}
              onClick={() => void command.send({ type: 'askFamily' })}
            >
              We have asked, and wait for an answer
            </Button>
          ) : null}
        </div>
      )}
      <Outcome sending={command} />
    </section>
  );
}

function VoiceForm({ discussion, close }: { discussion: DiscussionView; close: () => void }) {
  const command = useCommand(discussion);
  const { familyVoice } = discussion;
  const { draft, change, discard } = useDraft(`family:${discussion.id}`, {
    heard: familyVoice.status === 'explained' ? 'no' : 'yes',
    words: familyVoice.words ?? '',
    how: familyVoice.how ?? '',
    reason: familyVoice.reason ?? '',
  });
  const heard = draft.heard === 'yes' || !can(discussion, 'explainNoFamilyVoice');
  async function keep() {
    const taken = await command.send(
      heard
        ? { type: 'recordFamilyVoice', words: draft.words, how: draft.how }
        : { type: 'explainNoFamilyVoice', reason: draft.reason },
    );
    if (!taken) return;
    discard();
    close();
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {can(discussion, 'explainNoFamilyVoice') ? (
        <Radio.Group
          label="Could they be asked?"
          size="md"
          value={heard ? 'yes' : 'no'}
          onChange={(value) => change({ heard: value })}
        >
          <div className="stack tight choices">
            <Radio size="md" value="yes" label="Yes, and this is what they said" />
            <Radio size="md" value="no" label="Not this time" />
          </div>
        </Radio.Group>
      ) : null}
      {heard ? (
        <>
          <FreeText
            label="In their own words"
            description={<WhoReads>{reads}</WhoReads>}
            value={draft.words}
            maxLength={4000}
            onChange={(event) => change({ words: event.currentTarget.value })}
          />
          <FreeLine
            label="How it was said"
            description={<WhoReads>{reads}</WhoReads>}
            placeholder="The child, while drawing; Mum, by phone"
            value={draft.how}
            maxLength={300}
            onChange={(event) => change({ how: event.currentTarget.value })}
          />
        </>
      ) : (
        <FreeText
          label="Why not this time"
          description={<WhoReads>{reads}</WhoReads>}
          placeholder="A parent is in hospital; we ask later"
          value={draft.reason}
          maxLength={2000}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      )}
      <Outcome sending={command} />
      <div className="row">
        <Button type="submit" loading={command.sending}>
          Keep this
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  );
}
