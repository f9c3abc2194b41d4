import type { HoldingRole } from '@alongside/workflows/discussion/contract';
import { reflectionPrompts, type Prompt } from '@alongside/workflows/discussion/prompts';
import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { reflectionDocument } from '@alongside/workflows/live/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId } from 'react';
import type * as Y from 'yjs';
import { queryKeys } from '../api/query-keys.ts';
import { Waiting } from '../app/waiting.tsx';
import { LiveEditor } from '../editor/live-editor.tsx';
import { WhoReads } from '../form/who-reads.tsx';
import { LateWords } from '../live/late-words.tsx';
import { SaveLine } from '../live/save-line.tsx';
import { useLiveDocument, useYjs, type OpenDocument } from '../live/use-live-document.ts';
import { wordsOf } from '../live/written-words.ts';
import { firstName, otherOfTheTwo } from '../words/people.ts';
import { answerIn, existingAnswer } from './answers.ts';
import './reflection.css';
import { sayMinutes, useQuietMinutes } from './use-quiet-minutes.ts';

/** One's own private reflection: a few prompts, saved as one types, also without a connection. */
export function ReflectionWriter({
  discussion,
  me,
}: {
  discussion: DiscussionView;
  me: { id: string };
}) {
  const role = discussion.participants.find(({ person }) => person.id === me.id)?.role;
  if (role !== 'worker' && role !== 'practiceLead') return null;
  return <Writer key={role} discussion={discussion} me={me.id} role={role} />;
}

function Writer({
  discussion,
  me,
  role,
}: {
  discussion: DiscussionView;
  me: string;
  role: HoldingRole;
}) {
  const document = useLiveDocument(reflectionDocument(discussion.id, me));
  if (document.status === 'removed') return <p>{document.removedBecause}</p>;
  if (!document.ready) return <NotOpenYet document={document} />;
  return <Prompts discussion={discussion} me={me} role={role} document={document} />;
}

function NotOpenYet({ document }: { document: OpenDocument }) {
  if (document.problem) {
    return (
      <p className="meaning of-worry">
        {document.problem.detail} It will be tried again by itself.
      </p>
    );
  }
  return <Waiting what="Opening your reflection …" />;
}

function Prompts({
  discussion,
  me,
  role,
  document,
}: {
  discussion: DiscussionView;
  me: string;
  role: HoldingRole;
  document: OpenDocument;
}) {
  const { doc, readOnly } = document;
  const minutes = useQuietMinutes(doc, !readOnly);
  useSayStarted(discussion, me, document);
  const other = otherOfTheTwo(discussion, me);
  const revealed = discussion.reflections.filter(({ status }) => status === 'shared').length > 1;
  const who =
    revealed && other ? `You and ${firstName(other.name)}` : 'Only you, until you both share';
  return (
    <div className="reflection">
      <SaveLine document={document} after={sayMinutes(minutes)} />
      <LateWords
        discussion={discussion}
        document={document}
        of="reflection"
        why="They were typed after this reflection was shared."
      />
      {reflectionPrompts[role].map((prompt) => (
        <PromptField key={prompt.id} prompt={prompt} doc={doc} readOnly={readOnly} who={who} />
      ))}
    </div>
  );
}

/** The service tells of a reflection only whether it was started; what one may do next rests on it. */
function useSayStarted(discussion: DiscussionView, me: string, document: OpenDocument): void {
  const queries = useQueryClient();
  const { id, reflections } = discussion;
  const notStarted = reflections.some(
    ({ person, status }) => person === me && status === 'notStarted',
  );
  const { doc, status } = document;
  useEffect(() => {
    if (!notStarted || status !== 'saved') return;
    if (wordsOf(doc).every((words) => words.text.trim() === '')) return;
    void queries.invalidateQueries({ queryKey: queryKeys.discussion(id) });
  }, [queries, id, notStarted, doc, status]);
}

function PromptField({
  prompt,
  doc,
  readOnly,
  who,
}: {
  prompt: Prompt;
  doc: Y.Doc;
  readOnly: boolean;
  who: string;
}) {
  const hint = useId();
  const answer = useYjs(doc.getMap('answers'), () => existingAnswer(doc, prompt.id), Object.is);
  useEffect(() => {
    if (!readOnly) answerIn(doc, prompt.id);
  }, [doc, prompt.id, readOnly]);
  return (
    <section className="reflection-prompt">
      <h3 className="reflection-asks">{prompt.asks}</h3>
      <p id={hint} className="quiet small">
        {prompt.hint}
      </p>
      <div className="reflection-field" data-read-only={readOnly}>
        {answer ? (
          <LiveEditor
            fragment={answer}
            label={prompt.asks}
            placeholder={readOnly ? 'Left open.' : 'Write here …'}
            readOnly={readOnly}
            presence={null}
            describedBy={hint}
          />
        ) : (
          <p className="quiet">Left open.</p>
        )}
      </div>
      <WhoReads>{who}</WhoReads>
    </section>
  );
}
