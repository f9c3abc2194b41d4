import type { DiscussionContext } from './context.ts';
import { raisersNow } from './concerns.ts';
import { holderOf } from './context.ts';
import type { DiscussionFacts } from './facts.ts';

/** The worker and the practice lead, those of them who are there. */
export function theTwo(context: DiscussionContext): string[] {
  return [holderOf(context, 'worker'), holderOf(context, 'practiceLead')].filter(
    (person) => person !== null,
  );
}

/** The other of the two; null for anybody else, or while that role is vacant. */
export function otherOf(context: DiscussionContext, person: string): string | null {
  const two = theTwo(context);
  return two.includes(person) ? (two.find((holder) => holder !== person) ?? null) : null;
}

export function isParticipant(context: DiscussionContext, person: string): boolean {
  return context.participants.some((participant) => participant.person === person);
}

export function bothRolesHeld(context: DiscussionContext): boolean {
  return theTwo(context).length === 2;
}

export function bothShared(context: DiscussionContext): boolean {
  return (
    bothRolesHeld(context) && theTwo(context).every((person) => context.shared.includes(person))
  );
}

/**
 * Who may acknowledge a concern and is told of it (D31 to D33): team managers of the worker's team; heads of
 * service once it was chased, or where no team manager but the one who raised it is known. Never who raised it, nor anybody with a conflict of interest.
 */
export function safetyResponders(context: DiscussionContext, facts: DiscussionFacts): string[] {
  const free = (person: string) =>
    !raisersNow(context).includes(person) && !context.conflicted.includes(person);
  const managers = facts.teamManagers.filter(free);
  const heads = facts.headsOfService.filter(free);
  if (managers.length === 0) return heads;
  return (context.concern?.chased ?? 0) > 0 ? [...new Set([...managers, ...heads])] : managers;
}
