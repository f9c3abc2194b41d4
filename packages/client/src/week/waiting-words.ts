import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import { firstName, otherOfTheTwo } from '../words/people.ts';

export interface Waits {
  says: string;
  /** About how long it takes. Nothing here is counted: a person asks "how long", not "how many". */
  minutes: number;
  /** A child’s safety: before everything else. */
  now?: true;
}

const answers: Record<string, (them: string, asked: boolean) => Waits> = {
  acknowledge: () => ({
    says: 'Somebody is worried that a child is not safe. Please answer now.',
    minutes: 2,
    now: true,
  }),
  handOver: () => ({ says: 'Say where the safety concern is recorded.', minutes: 2 }),
  accept: (them, asked) => ({
    says: asked
      ? `${them} has suggested a change. See whether it suits you.`
      : `${them} would like to sit down with you. Choose a time, or suggest another.`,
    minutes: 2,
  }),
  shareReflection: () => ({ says: 'Your reflection, before you meet.', minutes: 10 }),
  openRoom: () => ({ says: 'All is ready. Open the room when you both are.', minutes: 1 }),
  agree: () => ({ says: 'Read the record and say whether it stands.', minutes: 5 }),
  recordDifference: () => ({
    says: 'What changed for the child? Look at it once more.',
    minutes: 5,
  }),
  reopen: (them) => ({ says: `${them} would like to open the record again.`, minutes: 2 }),
};

/** What waits for this reader in one discussion: the most pressing thing alone; null when nothing does. */
export function whatWaits(discussion: DiscussionSummary, me: string): Waits | null {
  const other = otherOfTheTwo(discussion, me);
  const them = other ? firstName(other.name) : 'Somebody';
  for (const type of discussion.waitsForMe) {
    const answer = answers[type];
    if (answer) return answer(them, discussion.proposedBy === me);
  }
  return null;
}

/** "about 10 minutes", "a minute". */
export function aboutMinutes(minutes: number): string {
  return minutes === 1 ? 'a minute' : `about ${minutes} minutes`;
}
