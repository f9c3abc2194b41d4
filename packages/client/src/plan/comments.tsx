import type { CommentView, ResponseView } from '@alongside/workflows/response/view';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { can } from '../form/possibility.ts';
import { day } from '../words/dates.ts';
import { WordsForm } from './words-form.tsx';

/** What representatives and the working party say, and what is said back. */
export function Comments({ response }: { response: ResponseView }) {
  const [writing, setWriting] = useState(false);
  const may = can(response, 'comment');
  if (response.comments.length === 0 && !may) return null;
  return (
    <section className="stack" aria-labelledby="comments">
      <h2 id="comments">What people say to it</h2>
      {response.comments.map((comment) => (
        <Comment key={comment.id} {...{ comment, response }} />
      ))}
      {may && !writing ? (
        <div className="no-print">
          <Button variant="default" onClick={() => setWriting(true)}>
            Write a comment
          </Button>
        </div>
      ) : null}
      {may && writing ? (
        <WordsForm
          response={response}
          title="Your comment"
          name="comment"
          label="What do you think? Does it ring true?"
          whoReads="Everybody in your organisation; what representatives write also children and families, without your name. Leave out names."
          action="Put it on the page"
          command={(words) => ({ type: 'comment', words })}
          close={() => setWriting(false)}
        />
      ) : null}
    </section>
  );
}

const asWords: Record<CommentView['as'], string> = {
  representative: 'for children and families',
  workingParty: 'in the working party',
};

function Comment({ comment, response }: { comment: CommentView; response: ResponseView }) {
  const [open, setOpen] = useState<'answer' | 'takeBack' | null>(null);
  const { id, by, as, words, at, answer, takenBack } = comment;
  const mayDo = (type: string) =>
    response.can.some((possible) => possible.type === type && possible['comment'] === id);
  const close = () => setOpen(null);
  return (
    <div className="meaning of-childsExperience stack tight">
      <p className="quiet small">
        {by.name}, {asWords[as]}, {day(at)}
      </p>
      <p className={words === null ? 'quiet' : 'said'}>
        {words ??
          `Taken off the page${takenBack?.reason ? `: ${takenBack.reason}` : ' by whoever wrote it.'}`}
      </p>
      {answer ? (
        <p className="said">
          <strong>{answer.by.name} says back:</strong> {answer.words}
        </p>
      ) : null}
      {open === null ? (
        <div className="row no-print">
          {mayDo('answerComment') ? (
            <Button variant="default" onClick={() => setOpen('answer')}>
              {answer ? 'Say it differently' : 'Say something back'}
            </Button>
          ) : null}
          {mayDo('takeBackComment') ? (
            <Button variant="subtle" onClick={() => setOpen('takeBack')}>
              Take it off the page
            </Button>
          ) : null}
        </div>
      ) : null}
      {open === 'answer' ? (
        <WordsForm
          response={response}
          title="Say something back"
          name={`answer-${id}`}
          label={`What do you say to ${by.name}?`}
          whoReads={
            as === 'representative'
              ? 'Everybody, also children and families.'
              : 'Everybody in your organisation.'
          }
          action="Say it"
          command={(said) => ({ type: 'answerComment', comment: id, words: said })}
          close={close}
        />
      ) : null}
      {open === 'takeBack' ? (
        <WordsForm
          response={response}
          title="Take it off the page"
          name={`takeBack-${id}`}
          label="Why, in a sentence"
          whoReads="Everybody on the plan, in place of the comment."
          action="Take it off"
          command={(reason) => ({
            type: 'takeBackComment',
            comment: id,
            reason: reason.slice(0, 300),
          })}
          close={close}
        />
      ) : null}
    </div>
  );
}
