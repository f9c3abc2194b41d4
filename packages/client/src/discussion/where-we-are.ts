import type { DiscussionSummary, DiscussionView } from '@alongside/workflows/discussion/view';
import { day, dayAndTime } from '../words/dates.ts';
import { firstName, otherOfTheTwo } from '../words/people.ts';

type Standing = Pick<
  DiscussionView | DiscussionSummary,
  'state' | 'participants' | 'proposedBy' | 'awaiting' | 'meeting' | 'revisitAt'
>;

/** One or two sentences on where a discussion stands, as the other would say them aloud to `me`. */
export function whereWeAre(discussion: Standing, me: string): string {
  const other = otherOfTheTwo(discussion, me);
  const them = other ? firstName(other.name) : 'the two';
  const { journey, paused } = discussion.state;
  switch (journey) {
    case 'proposed':
      if (discussion.awaiting === me)
        return discussion.proposedBy === me
          ? `${them} has suggested a change. Your answer is waited for.`
          : `${them} would like to sit down with you. Your answer is waited for.`;
      return other ? `Waiting for ${them} to answer.` : 'Waiting for an answer.';
    case 'preparing':
    case 'ready':
      return preparing(discussion, me, them);
    case 'together':
      return paused ? 'You are having a break. The room is as you left it.' : 'The room is open.';
    case 'agreeing':
      return 'The record is written. Now both read it and say whether it stands.';
    case 'acting':
      return discussion.revisitAt
        ? `Agreed. You look at it again on ${day(discussion.revisitAt)}.`
        : 'Agreed. The next steps are under way.';
    case 'revisiting':
      return 'Time to look again: what changed for the child?';
    case 'closed':
      return 'Closed. Everything stays readable here.';
    case 'withdrawn':
      return 'Withdrawn. Nothing more is needed.';
    case 'setAside':
      return 'Set aside for now. It can be taken up again where it was.';
  }
}

function preparing(discussion: Standing, me: string, them: string): string {
  const meet = discussion.meeting ? `You meet on ${dayAndTime(discussion.meeting.startsAt)}.` : '';
  const preparation = discussion.state.preparation;
  const role = discussion.participants.find(({ person }) => person.id === me)?.role;
  if (!preparation || (role !== 'worker' && role !== 'practiceLead'))
    return meet || 'Being prepared.';
  const mine =
    role === 'worker' ? preparation.workerReflection : preparation.practiceLeadReflection;
  const theirs =
    role === 'worker' ? preparation.practiceLeadReflection : preparation.workerReflection;
  return [reflections(mine, theirs, them), meet].filter(Boolean).join(' ');
}

function reflections(mine: string, theirs: string, them: string): string {
  if (mine === 'shared' && theirs === 'shared')
    return 'Both reflections are shared. Ready when you both are.';
  if (theirs === 'shared') return `${them} has shared a reflection. Yours is still private.`;
  if (mine === 'shared')
    return `You have shared your reflection. ${them} is still writing; you see each other’s once both are shared.`;
  return 'Each of you writes a reflection, in private, before you meet.';
}

/** A word or two for lists. */
export const journeyWords: Record<DiscussionView['state']['journey'], string> = {
  proposed: 'Proposed',
  preparing: 'Preparing',
  ready: 'Ready to meet',
  together: 'In the room',
  agreeing: 'Agreeing',
  acting: 'Next steps',
  revisiting: 'Looking again',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
  setAside: 'Set aside',
};
