import type { ActionView } from '@alongside/workflows/action/view';
import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import dayjs from 'dayjs';
import { looks } from '../after/looks.ts';
import { whereWords } from '../preparing/place.ts';
import { dayAndTime, day } from '../words/dates.ts';
import { firstName } from '../words/people.ts';

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

const shownAhead = 6;

/** The next meetings and revisits that are set, soonest first; a meeting of earlier today still counts. */
export function comingUp(discussions: readonly DiscussionSummary[], now: Date): ComingUp[] {
  const from = dayjs(now).startOf('day');
  return discussions
    .flatMap((discussion): ComingUp[] => {
      const { journey } = discussion.state;
      if ((journey === 'preparing' || journey === 'ready') && discussion.meeting) {
        const at = discussion.meeting.startsAt;
        const where = whereWords(discussion.meeting.place);
        return [{ discussion, at, says: `You meet on ${dayAndTime(at)}. ${where}` }];
      }
      if (journey === 'acting' && discussion.revisitAt) {
        const at = discussion.revisitAt;
        return [
          { discussion, at, says: `On ${day(at)} you look again: what changed for the child?` },
        ];
      }
      return [];
    })
    .filter(({ at }) => !dayjs(at).isBefore(from))
    .sort((a, b) => a.at.localeCompare(b.at))
    .slice(0, shownAhead);
}

/**
 * The discussion whose outcome is worth a look: the one that moved last among those that are closed or of which a next
 * step of one's own is done; else the last whose next steps are under way. Null while none was agreed.
 */
export function lastHeld(
  discussions: readonly DiscussionSummary[],
  steps: readonly ActionView[],
): DiscussionSummary | null {
  const held = discussions
    .filter(({ readAs }) => readAs === 'participant')
    .filter(({ state }) => ['acting', 'revisiting', 'closed'].includes(state.journey))
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  const fruitful = held.find(
    ({ id, state }) =>
      state.journey === 'closed' || steps.some((step) => step.discussion === id && isDone(step)),
  );
  return fruitful ?? held[0] ?? null;
}

export interface CameOf {
  /** "you and Sam" */
  names: string[];
  /** What each said changed for the child; empty until both have. */
  changed: { name: string; words: string }[];
  done: ActionView[];
  /** One sentence while nothing is finished. */
  stillToCome: string | null;
}

/** What came of one discussion, with all of its next steps. */
export function cameOf(
  discussion: DiscussionSummary,
  steps: readonly ActionView[],
  me: string,
): CameOf {
  const two = discussion.participants.filter(
    ({ role }) => role === 'worker' || role === 'practiceLead',
  );
  const called = (person: { id: string; name: string }) =>
    person.id === me ? 'you' : firstName(person.name);
  const changed =
    discussion.state.journey === 'closed' ? (looks(discussion.differences).at(-1) ?? []) : [];
  const done = steps.filter(isDone);
  const open = steps.filter((step) => !isDone(step) && step.state !== 'dropped').length;
  return {
    names: two
      .toSorted((a, b) => Number(b.person.id === me) - Number(a.person.id === me))
      .map(({ person }) => called(person)),
    changed: changed.flatMap(({ person: id, whatChanged }) => {
      const person = two.find((participant) => participant.person.id === id)?.person;
      return person ? [{ name: called(person), words: whatChanged }] : [];
    }),
    done: done.slice(0, 3),
    stillToCome: done.length === 0 && changed.length === 0 ? underWay(open) : null,
  };
}

function underWay(open: number): string {
  const later = 'What came of it will stand here.';
  if (open === 0) return `The learning stands in the record. ${later}`;
  return `${open === 1 ? 'One next step is' : `${countWords[open] ?? open} next steps are`} under way. ${later}`;
}

const countWords: Record<number, string> = { 2: 'Two', 3: 'Three', 4: 'Four', 5: 'Five' };

function isDone({ state }: ActionView): boolean {
  return state === 'done' || state === 'checked';
}
