import { stageNames } from '@alongside/workflows/discussion/stages';
import { useEffect, useRef } from 'react';
import { announce } from '../app/announcer.tsx';
import { SaveLine } from '../live/save-line.tsx';
import { useSnapshot } from '../live/use-live-document.ts';
import { firstName, nameIn } from '../words/people.ts';
import { colourOf, whoTypes, type Present } from './here.ts';
import { useRoom } from './room.ts';
import { useTogetherFor } from './together-for.ts';

/** Who is in the room, how long, and whether the words are safe: always in words, never in the way. */
export function WhosHere({ present }: { present: readonly Present[] }) {
  const { discussion, me, document, together } = useRoom();
  const snapshot = useSnapshot(document.live);
  const offline = snapshot.status === 'offline';
  const time = useTogetherFor(discussion);
  useSayWhoCame(present, !offline);
  const away = discussion.participants.filter(
    ({ person, role }) =>
      person.id !== me &&
      (role === 'worker' || role === 'practiceLead') &&
      !together &&
      !present.some((other) => other.person === person.id || other.together),
  );
  return (
    <div className="room-here-line">
      <ul className="room-people" aria-label="In the room">
        <li>
          <span className="room-dot" style={{ background: colourOf(discussion, me) }} />
          {together ? `${whoTypes(discussion, me, true)}, at this screen` : 'You'}
        </li>
        {present.map((other) => (
          <li key={other.person}>
            <span className="room-dot" style={{ background: colourOf(discussion, other.person) }} />
            {other.together
              ? `${whoTypes(discussion, other.person, true)}, at one screen`
              : firstName(nameIn(discussion, other.person))}
            {other.stage ? <span className="quiet">, at “{stageNames[other.stage]}”</span> : null}
          </li>
        ))}
        {offline ? <li className="quiet">You cannot see who else is here just now</li> : null}
        {offline
          ? null
          : away.map(({ person }) => (
              <li key={person.id} className="quiet">
                {firstName(person.name)} is not here just now
              </li>
            ))}
      </ul>
      <SaveLine document={snapshot} {...(time ? { after: time } : {})} />
    </div>
  );
}

/** Tells people who listen to the screen who came and who went. */
function useSayWhoCame(present: readonly Present[], online: boolean): void {
  const { discussion } = useRoom();
  const before = useRef<readonly string[] | null>(null);
  useEffect(() => {
    if (!online) return;
    const now = present.map((other) => other.person);
    const known = before.current;
    before.current = now;
    if (known === null) return;
    const name = (person: string): string => firstName(nameIn(discussion, person));
    const came = now
      .filter((person) => !known.includes(person))
      .map((who) => `${name(who)} is here.`);
    const went = known
      .filter((person) => !now.includes(person))
      .map((who) => `${name(who)} has left the room.`);
    const sentence = [...came, ...went].join(' ');
    if (sentence) announce(sentence);
  }, [present, discussion, online]);
}
