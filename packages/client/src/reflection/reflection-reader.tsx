import { reflectionPrompts } from '@alongside/workflows/discussion/prompts';
import type { DiscussionView } from '@alongside/workflows/discussion/view';
import type * as Y from 'yjs';
import { useMe } from '../api/queries.ts';
import { Waiting } from '../app/waiting.tsx';
import { LateWords } from '../live/late-words.tsx';
import { useLiveDocument, useYjs } from '../live/use-live-document.ts';
import { plainText } from '../live/written-words.ts';
import { existingAnswer } from './answers.ts';
import './reflection.css';

/** Somebody's reflection, for reading, once both are shared. */
export function ReflectionReader({
  discussion,
  person,
}: {
  discussion: DiscussionView;
  person: string;
}) {
  const me = useMe();
  const reflection = discussion.reflections.find((entry) => entry.person === person);
  if (!reflection) return null;
  if (!reflection.readable) {
    return <p className="quiet">You can read it once both of you have shared.</p>;
  }
  return <Answers discussion={discussion} reflection={reflection} own={person === me.id} />;
}

function Answers({
  discussion,
  reflection: { doc: name, role },
  own,
}: {
  discussion: DiscussionView;
  reflection: DiscussionView['reflections'][number];
  own: boolean;
}) {
  const document = useLiveDocument(name, own);
  if (document.status === 'removed') return <p className="quiet">{document.removedBecause}</p>;
  if (!document.ready) return <Waiting what="Opening the reflection …" />;
  return (
    <>
      {own ? (
        <LateWords
          discussion={discussion}
          document={document}
          of="reflection"
          why="They were typed after this reflection was shared."
        />
      ) : null}
      <dl className="reflection-read">
        {reflectionPrompts[role].map((prompt) => (
          <div key={prompt.id}>
            <dt>{prompt.asks}</dt>
            <Answer doc={document.doc} prompt={prompt.id} />
          </div>
        ))}
      </dl>
    </>
  );
}

function Answer({ doc, prompt }: { doc: Y.Doc; prompt: string }) {
  const text = useYjs(
    doc.getMap('answers'),
    () => {
      const answer = existingAnswer(doc, prompt);
      return answer ? plainText(answer).trim() : '';
    },
    Object.is,
  );
  return <dd className={text ? 'said' : 'quiet'}>{text || 'Left open.'}</dd>;
}
