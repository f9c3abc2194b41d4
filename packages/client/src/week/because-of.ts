import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import type { Because } from '@alongside/workflows/response/view';
import { firstName, holds } from '../words/people.ts';

const shown = 3;

/** The newest of what came of it, each with the latest of the reader's own discussions that fed it, where it is known here. */
export function because(
  items: readonly Because[],
  discussions: readonly DiscussionSummary[],
): { item: Because; discussion: DiscussionSummary | null }[] {
  return items.slice(0, shown).map((item) => ({
    item,
    discussion: discussions.find(({ id }) => item.discussions.includes(id)) ?? null,
  }));
}

/** “you and Sam”: who wrote it, as far as the reader sat there too; “you” for a guest or where it is not known. */
export function namesOf(discussion: DiscussionSummary | null, me: string): string[] {
  if (!discussion || !holds(discussion, me)) return ['you'];
  const others = discussion.participants.filter(
    ({ person, role }) => person.id !== me && (role === 'worker' || role === 'practiceLead'),
  );
  return ['you', ...others.map(({ person }) => firstName(person.name))];
}
