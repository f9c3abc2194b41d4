import type { LiveDocument } from '../live/protocol.ts';
import type { ParticipantRole } from './contract.ts';
import type { Journey } from './stages.ts';

export type Access = 'none' | 'read' | 'write';

/** The little that rights over documents rest on; the service keeps it beside each stored discussion. */
export interface DocumentCircle {
  journey: Journey;
  participants: { person: string; role: ParticipantRole }[];
  /** Held a role once and left: may still read their own reflection. */
  former: string[];
  /** Persons whose reflection is shared and written to no more. */
  shared: string[];
}

/** May `person` read or write this live document now? Rules D36, D37. */
export function documentAccess(circle: DocumentCircle, doc: LiveDocument, person: string): Access {
  const own = circle.participants.find((participant) => participant.person === person);
  if (doc.kind === 'findings') {
    if (!own || circle.journey === 'proposed' || circle.journey === 'withdrawn') return 'none';
    return circle.journey === 'together' || circle.journey === 'agreeing' ? 'write' : 'read';
  }
  if (doc.person === person) return ownReflection(circle, person);
  return isHolder(own?.role) && isRevealed(circle) && holds(circle, doc.person) ? 'read' : 'none';
}

function ownReflection(circle: DocumentCircle, person: string): Access {
  if (circle.journey === 'proposed') return 'none';
  if (!holds(circle, person)) return circle.former.includes(person) ? 'read' : 'none';
  const open = ['preparing', 'ready', 'together', 'agreeing'].includes(circle.journey);
  return open && !circle.shared.includes(person) ? 'write' : 'read';
}

/** Both reflections of the present two are shared. */
export function isRevealed(circle: DocumentCircle): boolean {
  const holders = circle.participants.filter((participant) => isHolder(participant.role));
  return holders.length === 2 && holders.every((holder) => circle.shared.includes(holder.person));
}

function holds(circle: DocumentCircle, person: string): boolean {
  return circle.participants.some(
    (participant) => participant.person === person && isHolder(participant.role),
  );
}

function isHolder(role: ParticipantRole | undefined): boolean {
  return role === 'worker' || role === 'practiceLead';
}
