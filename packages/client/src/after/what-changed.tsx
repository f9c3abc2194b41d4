import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { TwoVoices } from '../agreeing/two-voices.tsx';
import { day } from '../words/dates.ts';
import { nameIn } from '../words/people.ts';
import { looks } from './looks.ts';

/**
 * The answer to what the discussion was for, in two voices; of every time they looked, the latest first. When the
 * record was opened again since, what was said before stays readable.
 */
export function WhatChanged({ discussion }: { discussion: DiscussionView }) {
  const rounds = looks(discussion.differences).toReversed();
  if (rounds.length === 0) return null;
  return (
    <section className="meaning of-childsExperience stack">
      {rounds.map((round, index) => (
        <TwoVoices
          key={round[0]?.at}
          heading={index === 0 ? 'h2' : 'h3'}
          title={
            index === 0 && discussion.state.journey === 'closed'
              ? 'What changed for the child'
              : `What had changed for the child on ${day(round[0]?.at ?? '')}`
          }
          voices={round.map(({ person, whatChanged }) => ({
            name: nameIn(discussion, person),
            words: whatChanged,
          }))}
        />
      ))}
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
