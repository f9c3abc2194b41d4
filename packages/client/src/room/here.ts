import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { stages, type Stage } from '@alongside/workflows/discussion/stages';
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { LiveDocument } from '../live/live-document.ts';
import { firstName, nameIn } from '../words/people.ts';

/** Somebody in the room, from one or several screens. */
export interface Present {
  person: string;
  /** The stage they look at; the latest screen counts. */
  stage: Stage | null;
  /** Somebody sits with them at their screen. */
  together: boolean;
}

/** Carets' colours: each reads in white letters on it, and apart from the others. */
const colours = ['#0e5f54', '#7a3b9a', '#9a4a00', '#1c4f8a', '#8a2a55', '#3f5a14'] as const;

/** The same colour for a person on every screen of a discussion. */
export function colourOf(discussion: DiscussionView, person: string): string {
  const seat = discussion.participants.findIndex((participant) => participant.person.id === person);
  return colours[(seat < 0 ? 5 : seat) % colours.length] ?? colours[0];
}

/** Everybody else who is in the room now. */
export function usePresent(live: LiveDocument, me: string): readonly Present[] {
  const held = useRef<readonly Present[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => live.presence.subscribe(listener),
    [live],
  );
  return useSyncExternalStore(subscribe, () => {
    const next = presentIn(live, me);
    if (JSON.stringify(next) !== JSON.stringify(held.current)) held.current = next;
    return held.current;
  });
}

function presentIn(live: LiveDocument, me: string): Present[] {
  const found = new Map<string, Present>();
  for (const state of live.presence.awareness.getStates().values()) {
    const here: unknown = state['here'];
    if (typeof here !== 'object' || here === null || !('person' in here)) continue;
    const { person } = here;
    if (typeof person !== 'string' || person === me) continue;
    const stage = 'stage' in here ? stages.find((known) => known === here.stage) : undefined;
    found.set(person, {
      person,
      stage: stage ?? null,
      together: 'together' in here && here.together === true,
    });
  }
  return [...found.values()].toSorted((one, other) => (one.person < other.person ? -1 : 1));
}

/** "Sam", or "Sam and Priya" at one screen. */
export function whoTypes(discussion: DiscussionView, me: string, together: boolean): string {
  if (!together) return firstName(nameIn(discussion, me));
  return discussion.participants
    .filter(({ role }) => role === 'worker' || role === 'practiceLead')
    .map(({ person }) => firstName(person.name))
    .join(' and ');
}
