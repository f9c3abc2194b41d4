import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { useMachine } from '@xstate/react';
import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useMe } from '../api/queries.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { VersionsButton } from '../history/versions-button.tsx';
import { FamilyVoice } from '../preparing/family-voice.tsx';
import { holds, nameIn } from '../words/people.ts';
import { Answer } from './answer.tsx';
import { ChangeWords } from './change-words.tsx';
import { changedBeyondSharing } from './changed-beyond-sharing.ts';
import { readingMachine } from './reading-machine.ts';
import { RecordPage } from './record-page.tsx';
import { WhoAgrees } from './who-agrees.tsx';

const ShareChoice = lazy(() =>
  import('../room/share-choice.tsx').then((module) => ({ default: module.ShareChoice })),
);
const SinceLastHere = lazy(() =>
  import('../history/since-last-here.tsx').then((module) => ({ default: module.SinceLastHere })),
);
const FollowTheText = lazy(() =>
  import('./follow-the-text.tsx').then((module) => ({ default: module.FollowTheText })),
);

/** The record on one page, and the reader's answer to it. */
export function Agreeing({ discussion }: { discussion: DiscussionView }) {
  const me = useMe();
  const [reading, send] = useMachine(readingMachine, {
    input: { contentHash: discussion.contentHash },
  });
  const sharing = useRef(false);
  const read = useRef(discussion.findings);
  const { contentHash, findings } = discussion;
  const readHash = reading.context.contentHash;

  useEffect(() => {
    if (contentHash === readHash) {
      read.current = findings;
      return;
    }
    if (sharing.current && !changedBeyondSharing(read.current, findings)) {
      // The reader's own choice to share a finding, made on this very page: nothing to read again.
      sharing.current = false;
      send({ type: 'readAsItIsNow', contentHash });
      return;
    }
    send({ type: 'textChanged' });
  }, [contentHash, readHash, findings, send]);

  const two = holds(discussion, me.id);
  return (
    <div className="stack wide">
      <Suspense>
        <FollowTheText discussionId={discussion.id} />
      </Suspense>
      <Suspense>
        <SinceLastHere discussionId={discussion.id} />
      </Suspense>
      <WhoAgrees discussion={discussion} me={me.id} />
      <section className="paper stack" aria-labelledby="record">
        <div className="row apart">
          <h2 id="record">The record</h2>
          <VersionsButton discussion={discussion} />
        </div>
        {two ? (
          <WhoReads>
            Those who take part. What you tick to share can be read by the whole workforce, as an
            excerpt without the case reference.
          </WhoReads>
        ) : null}
        <RecordPage
          findings={findings}
          familyVoice={discussion.familyVoice}
          name={(id) => nameIn(discussion, id)}
          {...(two
            ? {
                renderBeside: (finding) => (
                  <div>
                    <div onChangeCapture={() => (sharing.current = true)}>
                      <Suspense>
                        <ShareChoice
                          discussionId={discussion.id}
                          findingId={finding.id}
                          about={finding.text}
                        />
                      </Suspense>
                    </div>
                    <ChangeWords discussionId={discussion.id} findingId={finding.id} />
                  </div>
                ),
              }
            : {})}
        />
      </section>
      {two && !['recorded', 'explained'].includes(discussion.familyVoice.status) ? (
        <FamilyVoice discussion={discussion} />
      ) : null}
      {reading.matches('changed') ? (
        <section role="alert" className="meaning of-worry stack reach">
          <h2>The record has changed since you read it</h2>
          <p>
            You see it above as it is now. Look through it once more, and then give your answer.
          </p>
          <div>
            <Button onClick={() => send({ type: 'readAsItIsNow', contentHash })}>
              I have read it as it is now
            </Button>
          </div>
        </section>
      ) : (
        <Answer
          discussion={discussion}
          me={me.id}
          contentHash={readHash}
          reading={reading}
          send={send}
        />
      )}
    </div>
  );
}
