import { isSafety } from '@alongside/workflows/notification/choices';
import type { StoredLetter } from './stored.ts';

/** Letters to one person that go as one: `head` carries the rest. */
export interface Bundle {
  head: StoredLetter;
  rest: StoredLetter[];
}

/**
 * What waits for one person at one moment goes together, so that a night, or a service that was down, ends in one
 * e-mail and not in twelve. By itself goes an invitation; what a meeting's news are with carries what else is about it;
 * worries about a child go by what they are about, and nothing else is in them. What was made ready is never changed.
 */
export function bundlesOf(letters: readonly StoredLetter[]): Bundle[] {
  const bundles = new Map<string, StoredLetter[]>();
  const meetings = new Set(letters.filter(isMeeting).map(({ about }) => about));
  for (const letter of letters) {
    const key = keyOf(letter, meetings);
    bundles.set(key, [...(bundles.get(key) ?? []), letter]);
  }
  return [...bundles.values()].flatMap((bundle) => {
    const [head, ...rest] = bundle.toSorted(byPlace);
    return head ? [{ head, rest }] : [];
  });
}

function keyOf(letter: StoredLetter, meetings: ReadonlySet<string>): string {
  const { _id, kind, about, composed } = letter;
  if (composed !== null) return `ready:${_id}`;
  if (isSafety(kind)) return `safety:${about}`;
  if (meetings.has(about) && letter.channel === 'email') return `meeting:${about}`;
  if (kind === 'invited') return `alone:${_id}`;
  return 'together';
}

function isMeeting({ meeting, composed }: StoredLetter): boolean {
  return meeting !== null && composed === null;
}

/** The latest news of a meeting first, then what was written first. */
function byPlace(one: StoredLetter, other: StoredLetter): number {
  return (
    (other.meeting?.sequence ?? -1) - (one.meeting?.sequence ?? -1) ||
    one.writtenAt.getTime() - other.writtenAt.getTime() ||
    (one._id < other._id ? -1 : 1)
  );
}
