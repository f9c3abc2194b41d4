import type { ActionView } from '@alongside/workflows/action/view';
import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import dayjs from 'dayjs';
import { dayAndTime, day } from '../words/dates.ts';

/** "Good morning", by the reader's own clock. */
export function greeting(now: Date): string {
  if (now.getHours() < 12) return 'Good morning';
  return now.getHours() < 17 ? 'Good afternoon' : 'Good evening';
}

export interface ComingUp {
  discussion: DiscussionSummary;
  at: string;
  says: string;
}

/** Meetings and revisits of the next two weeks, soonest first; a meeting of earlier today still counts. */
export function comingUp(discussions: readonly DiscussionSummary[], now: Date): ComingUp[] {
  const from = dayjs(now).startOf('day');
  const until = dayjs(now).add(14, 'day').endOf('day');
  return discussions
    .flatMap((discussion): ComingUp[] => {
      const { journey } = discussion.state;
      if ((journey === 'preparing' || journey === 'ready') && discussion.meeting) {
        const at = discussion.meeting.startsAt;
        return [
          { discussion, at, says: `You meet on ${dayAndTime(at)}, ${discussion.meeting.place}` },
        ];
      }
      if (journey === 'acting' && discussion.revisitAt) {
        const at = discussion.revisitAt;
        return [{ discussion, at, says: `You look at it again on ${day(at)}` }];
      }
      return [];
    })
    .filter(({ at }) => !dayjs(at).isBefore(from) && !dayjs(at).isAfter(until))
    .sort((a, b) => a.at.localeCompare(b.at));
}

export interface LastOutcome {
  /** The two who held it. */
  names: string[];
  steps: ActionView[];
}

/** Finished next steps of the discussion that moved last; null while nothing has come of any. */
export function lastOutcome(
  discussions: readonly DiscussionSummary[],
  steps: readonly ActionView[],
): LastOutcome | null {
  const finished = steps.filter(({ state }) => state === 'done' || state === 'checked');
  const latest = discussions
    .filter(({ readAs }) => readAs === 'participant')
    .filter(({ id }) => finished.some((step) => step.discussion === id))
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0];
  if (!latest) return null;
  return {
    names: latest.participants
      .filter(({ role }) => role === 'worker' || role === 'practiceLead')
      .map(({ person }) => person.name),
    steps: finished.filter((step) => step.discussion === latest.id).slice(0, 3),
  };
}
