import type { ParticipantRole } from '@alongside/workflows/discussion/contract';
import type { DiscussionView } from '@alongside/workflows/discussion/view';
import type { PersonRole } from '@alongside/workflows/organisation/people';

const roles: Record<PersonRole, string> = {
  worker: 'social worker',
  practiceLead: 'practice lead',
  teamManager: 'team manager',
  headOfService: 'head of service',
  qualityLead: 'quality lead',
  representative: 'representative',
  administrator: 'administrator',
};

/** `['worker', 'practiceLead']` → "social worker and practice lead". */
export function roleWords(held: readonly PersonRole[]): string {
  return inWords(held.map((role) => roles[role]));
}

export const participantWords: Record<ParticipantRole, string> = {
  worker: 'social worker',
  practiceLead: 'practice lead',
  colleague: 'colleague, invited',
  partner: 'partner from another service',
  observer: 'listening in',
};

/** "Sam", "Sam and Priya", "Sam, Priya and Dami". */
export function inWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The name behind an id in a discussion; "you" is for the screen to say. */
export function nameIn(
  discussion: Pick<DiscussionView, 'participants' | 'people'>,
  id: string | null,
): string {
  const known =
    discussion.participants.find((participant) => participant.person.id === id)?.person ??
    discussion.people.find((person) => person.id === id);
  return known?.name ?? 'somebody who has left';
}

/** "Sam Ferngate" → "Sam": what colleagues call each other. */
export function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

/** The other one of the two who hold the discussion, seen from `me`; null for a guest. */
export function otherOfTheTwo(
  discussion: Pick<DiscussionView, 'participants'>,
  me: string,
): { id: string; name: string } | null {
  const two = discussion.participants.filter(
    ({ role }) => role === 'worker' || role === 'practiceLead',
  );
  if (!two.some(({ person }) => person.id === me)) return null;
  return two.find(({ person }) => person.id !== me)?.person ?? null;
}

/** Whether `me` is one of the two. */
export function holds(discussion: Pick<DiscussionView, 'participants'>, me: string): boolean {
  return discussion.participants.some(
    ({ person, role }) => person.id === me && (role === 'worker' || role === 'practiceLead'),
  );
}
