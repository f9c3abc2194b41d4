import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { Outcome } from '../form/outcome.tsx';
import { possibility } from '../form/possibility.ts';
import { ReasonedButton } from '../form/reasoned-button.tsx';
import type { LiveDocument } from '../live/live-document.ts';
import type { OpenDocument } from '../live/use-live-document.ts';

/** Sharing and taking back. Nothing is shared before the last word is saved. */
export function ShareReflection({
  discussion,
  document,
  scale,
  other,
}: {
  discussion: DiscussionView;
  document: OpenDocument;
  scale: number | null;
  other: string;
}) {
  const sharing = useCommand(discussion);
  const [saving, setSaving] = useState(false);
  const share = possibility(discussion, 'shareReflection');
  const takeBack = possibility(discussion, 'takeBackReflection');
  const shareOnceSaved = async (): Promise<void> => {
    setSaving(true);
    await drained(document.live);
    setSaving(false);
    await sharing.send(
      scale === null ? { type: 'shareReflection' } : { type: 'shareReflection', scale },
    );
  };
  return (
    <div className="stack tight">
      {share ? (
        <p className="quiet">
          {other} can read it once both of you have shared. Until then you can take it back and
          write on.
        </p>
      ) : null}
      <div className="row">
        <ReasonedButton
          // What was just typed may not have reached the service when it last said what is possible.
          possibility={share && { possible: true, detail: { type: 'shareReflection' } }}
          loading={sharing.sending || saving}
          onPress={() => void shareOnceSaved()}
        >
          Share my reflection
        </ReasonedButton>
        {takeBack?.possible ? (
          <ReasonedButton
            possibility={takeBack}
            variant="default"
            loading={sharing.sending}
            onPress={() => void sharing.send({ type: 'takeBackReflection' })}
          >
            Take it back and write on
          </ReasonedButton>
        ) : null}
      </div>
      {saving && document.status === 'offline' ? (
        <p role="status">
          It is shared as soon as there is a connection. Please keep this page open.
        </p>
      ) : null}
      <Outcome sending={sharing} />
    </div>
  );
}

/** Resolves when everything typed is durable at the service. */
function drained(live: LiveDocument): Promise<void> {
  if (live.snapshot.status === 'saved') return Promise.resolve();
  return new Promise((done) => {
    const stop = live.subscribe(() => {
      if (live.snapshot.status !== 'saved') return;
      stop();
      done();
    });
  });
}
