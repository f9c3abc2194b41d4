import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { firstName, nameIn, otherOfTheTwo } from '../words/people.ts';
import { TwoVoices } from './two-voices.tsx';

/** Who has agreed to this text, whose agreement fell away, and what was asked to change. */
export function WhoAgrees({ discussion, me }: { discussion: DiscussionView; me: string }) {
  const other = otherOfTheTwo(discussion, me);
  const sentences = agreementSentences(discussion, me, other);
  const differences = discussion.agreements.filter(
    ({ stands, difference }) => stands && difference,
  );
  if (sentences.length === 0 && differences.length === 0) return null;
  return (
    <div className="meaning of-learning stack">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <TwoVoices
        heading="h2"
        title="Seen differently"
        voices={differences.map(({ person, difference }) => ({
          name: nameIn(discussion, person),
          words: difference,
        }))}
      />
    </div>
  );
}

/** Agreement, in sentences; a lapsed one says plainly why it no longer counts. */
export function agreementSentences(
  discussion: Pick<DiscussionView, 'agreements' | 'lapsed'>,
  me: string,
  other: { id: string; name: string } | null,
): string[] {
  const standing = new Set(
    discussion.agreements.filter(({ stands }) => stands).map(({ person }) => person),
  );
  const fell = new Set(
    [
      ...discussion.lapsed.map(({ person }) => person),
      ...discussion.agreements.filter(({ stands }) => !stands).map(({ person }) => person),
    ].filter((person) => !standing.has(person)),
  );
  const them = other ? firstName(other.name) : null;
  return [
    standing.has(me)
      ? `You have agreed to this text.${them && other && !standing.has(other.id) ? ` It waits for ${them}.` : ''}`
      : null,
    other && standing.has(other.id) ? `${them} has agreed to this text.` : null,
    fell.has(me)
      ? 'You had agreed, but the text has changed since. Your agreement no longer counts until you give it again.'
      : null,
    other && fell.has(other.id)
      ? `${them} had agreed, but the text has changed since. ${them} has been asked to read it again.`
      : null,
  ].filter((sentence) => sentence !== null);
}
