import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { TwoVoices } from '../agreeing/two-voices.tsx';
import { nameIn } from '../words/people.ts';

/** The closed discussion's answer to what it was for, in two voices. */
export function WhatChanged({ discussion }: { discussion: DiscussionView }) {
  return (
    <section className="meaning of-childsExperience stack">
      <TwoVoices
        heading="h2"
        title="What changed for the child"
        voices={discussion.differences.map(({ person, whatChanged }) => ({
          name: nameIn(discussion, person),
          words: whatChanged,
        }))}
      />
      <ScaleVoices discussion={discussion} />
    </section>
  );
}

/** Answers on the scale, each beside its own earlier one; no sum, no mean, no order between people. */
export function ScaleVoices({ discussion }: { discussion: DiscussionView }) {
  const { scale } = discussion;
  if (!scale || scale.answers.length === 0) return null;
  const people = [...new Set(scale.answers.map(({ person }) => person))];
  const value = (person: string, when: 'before' | 'revisit') =>
    scale.answers.find((answer) => answer.person === person && answer.when === when)?.value;
  return (
    <TwoVoices
      title={scale.question.charAt(0).toUpperCase() + scale.question.slice(1)}
      voices={people.map((person) => {
        const before = value(person, 'before');
        const later = value(person, 'revisit');
        return {
          name: nameIn(discussion, person),
          words: [
            before === undefined ? null : `${before} before you met`,
            later === undefined ? null : `${later} at the revisit`,
          ]
            .filter(Boolean)
            .join(', '),
        };
      })}
    />
  );
}
