import type { ActionView } from '@alongside/workflows/action/view';
import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import type { Notification } from '@alongside/workflows/notification/contract';
import { otherOfTheTwo } from '../words/people.ts';

/**
 * Which of their discussions or next steps a notification is about, out of what the reader may read anyway:
 * "CR-4821 · with Priya Millbrook". Null where it is not known here; the sentence stands by itself then.
 */
export function whichOne(
  about: Notification['about'],
  discussions: readonly DiscussionSummary[],
  actions: readonly ActionView[],
  me: string,
): string | null {
  if (about.kind === 'action') {
    const action = actions.find(({ id }) => id === about.id);
    return action ? `${action.what} · ${action.caseReference}` : null;
  }
  if (about.kind !== 'discussion' && about.kind !== 'reading') return null;
  const discussion = discussions.find(({ id }) => id === about.id);
  if (!discussion) return null;
  const other = otherOfTheTwo(discussion, me);
  return `${discussion.caseReference}${other ? ` · with ${other.name}` : ''}`;
}
