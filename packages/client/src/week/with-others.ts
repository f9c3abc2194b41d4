import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import { whereWeAre } from '../discussion/where-we-are.ts';
import { firstName, holds, otherOfTheTwo } from '../words/people.ts';

/**
 * What goes on in a discussion without waiting for `me`, as a colleague would say it in passing: "Noor has the record
 * to read." Null when nothing does, or when the days ahead say it already.
 */
export function withOthers(discussion: DiscussionSummary, me: string): string | null {
  if (discussion.readAs !== 'participant') return null;
  const other = otherOfTheTwo(discussion, me);
  const { journey } = discussion.state;
  if (!other && journey === 'setAside' && holds(discussion, me))
    return 'Set aside until somebody takes the empty place.';
  if (!other) {
    return journey === 'together' || journey === 'agreeing' ? whereWeAre(discussion, me) : null;
  }
  const them = firstName(other.name);
  if (discussion.reopeningAskedBy === me)
    return `${them} has your wish to open the record again to answer.`;
  switch (journey) {
    case 'proposed':
      return discussion.awaiting === other.id ? `${them} has your invitation to answer.` : null;
    case 'preparing':
      return preparing(discussion, me, them);
    case 'ready':
      return 'All is ready for when you meet.';
    case 'together':
      return discussion.state.paused
        ? whereWeAre(discussion, me)
        : 'The room is open. Go in whenever you both are there.';
    case 'agreeing':
      if (discussion.agreedBy.includes(me)) return `${them} has the record to read.`;
      return 'The record still needs something before you can agree to it.';
    case 'revisiting':
      return discussion.waitsForMe.includes('recordDifference')
        ? null
        : `${them} is still to say what changed for the child.`;
    case 'setAside':
      return 'Set aside for now. Either of you can take it up again.';
    case 'acting':
    case 'closed':
    case 'withdrawn':
      return null;
  }
}

function preparing({ state, participants }: DiscussionSummary, me: string, them: string) {
  const { preparation } = state;
  if (!preparation) return null;
  const worker = participants.some(({ person, role }) => person.id === me && role === 'worker');
  const theirs = worker ? preparation.practiceLeadReflection : preparation.workerReflection;
  if (theirs !== 'shared') return `${them} is still writing a reflection. Yours is shared.`;
  const missing = [
    preparation.familyVoice === 'recorded' || preparation.familyVoice === 'explained'
      ? null
      : 'the family’s voice',
    preparation.meeting === 'scheduled' ? null : 'a time to meet',
  ].filter((part) => part !== null);
  return `Both reflections are shared. Still to come: ${missing.join(' and ')}.`;
}
