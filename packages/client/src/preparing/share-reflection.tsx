import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useMe } from '../api/queries.ts';
import { useCommand } from '../api/use-command.ts';
import { FoundBefore } from '../form/found-before.tsx';
import { Outcome } from '../form/outcome.tsx';
import { type Possibility, possibility } from '../form/possibility.ts';
import { ReasonedButton } from '../form/reasoned-button.tsx';
import { ScaleAnswer } from '../form/scale-answer.tsx';
import { useDraft } from '../form/use-draft.ts';
import { firstName, otherOfTheTwo } from '../words/people.ts';

/** The service would take an empty one; nobody means to share that before they wrote anything. */
const writeFirst: Possibility = {
  possible: false,
  reason: 'Write something in your reflection first.',
};

const fetchLastWords = () => import('../live/last-words.ts');

/** Shares one's own reflection. It says before what will be readable by whom, and asks once more. */
export function ShareReflection({ discussion }: { discussion: DiscussionView }) {
  const me = useMe();
  const command = useCommand(discussion);
  const [asked, setAsked] = useState(false);
  const [unsaved, setUnsaved] = useState(false);
  const [words, setWords] = useState<readonly string[]>([]);
  const { draft, change, discard } = useDraft<{ value: number | null }>(`scale:${discussion.id}`, {
    value: null,
  });
  useEffect(() => {
    // Here before it is needed: it may be needed without a connection.
    void fetchLastWords().catch(() => undefined);
  }, []);
  const other = otherOfTheTwo(discussion, me.id);
  const them = other ? firstName(other.name) : 'the other';
  const mine = discussion.reflections.find(({ person }) => person === me.id)?.status;
  const offered = possibility(discussion, 'shareReflection');
  const share =
    offered?.possible && mine === 'notStarted' ? writeFirst : mine === 'shared' ? null : offered;
  const takeBack = possibility(discussion, 'takeBackReflection');

  async function send() {
    setUnsaved(false);
    // What was typed a moment ago goes with it.
    const saved = await fetchLastWords()
      .then(({ reflectionSaved }) => reflectionSaved(me.id, discussion.id))
      .catch(() => false);
    if (!saved) {
      setUnsaved(true);
      return;
    }
    const scale = discussion.scale && draft.value !== null ? { scale: draft.value } : {};
    if (!(await command.send({ type: 'shareReflection', ...scale }))) return;
    setAsked(false);
    discard();
  }

  function ask() {
    setAsked(true);
    void fetchLastWords()
      .then(({ reflectionWords }) => reflectionWords(me.id, discussion.id))
      .then(setWords)
      .catch(() => undefined);
  }

  return (
    <div className="stack reach">
      {share?.possible && discussion.scale ? (
        <ScaleAnswer
          question={discussion.scale.question}
          whoReads={`Only you, until you have both shared. Then you and ${them}. Never added up.`}
          value={draft.value}
          change={(value) => change({ value })}
        />
      ) : null}
      {asked && share?.possible ? (
        <div className="meaning of-learning stack" role="group" aria-label="Share your reflection">
          <p>
            {them} can read it as soon as both reflections are shared, and not before. Until then
            you can take it back. Once both are shared, neither can be changed.
          </p>
          <FoundBefore texts={words} doing="you share it" />
          <div className="row">
            <Button autoFocus loading={command.sending} onClick={() => void send()}>
              Share it
            </Button>
            <Button variant="subtle" onClick={() => setAsked(false)}>
              Not yet
            </Button>
          </div>
        </div>
      ) : (
        <div className="row">
          <ReasonedButton possibility={share} onPress={ask}>
            Share my reflection
          </ReasonedButton>
          {takeBack?.possible ? (
            <ReasonedButton
              variant="default"
              possibility={takeBack}
              loading={command.sending}
              onPress={() => void command.send({ type: 'takeBackReflection' })}
            >
              Take it back and go on writing
            </ReasonedButton>
          ) : null}
        </div>
      )}
      {unsaved ? (
        <p role="alert" className="meaning of-worry">
          Your last words are not saved yet, because there is no connection. They are safe on this
          device; share it once it says “Saved”.
        </p>
      ) : null}
      <Outcome sending={command} />
    </div>
  );
}
