import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { dayAndTime } from '../words/dates.ts';

type Concern = NonNullable<DiscussionView['safetyConcern']>;

/** What has happened with a concern so far, one sentence each, in order. */
export function concernStory(concern: Concern, name: (id: string | null) => string): string[] {
  const story = [
    `Raised by ${name(concern.raisedBy)}, ${dayAndTime(concern.raisedAt)}. Those who answer for it were told at once, on the screen and in every other way that reaches them.`,
  ];
  if (concern.chased > 0) {
    const times = concern.chased === 1 ? 'once' : `${concern.chased} times`;
    story.push(
      `Nobody answered within the hour, so it was sent again, ${times}, and to the head of service too.`,
    );
  }
  if (concern.acknowledgedAt) {
    story.push(`Seen by ${name(concern.acknowledgedBy)}, ${dayAndTime(concern.acknowledgedAt)}.`);
  } else {
    story.push('Not answered yet. Every hour it is sent again, and to the head of service too.');
  }
  if (concern.recordedWhere && concern.handedOverAt) {
    story.push(
      `Handed over, ${dayAndTime(concern.handedOverAt)}. It is recorded in: ${concern.recordedWhere}`,
    );
  }
  return story;
}
