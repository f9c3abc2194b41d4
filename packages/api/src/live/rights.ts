import { documentAccess, type DocumentCircle } from '@alongside/workflows/discussion/access';
import type { LiveDocument } from '@alongside/workflows/live/protocol';

/** Whether anybody at all may write this document now. */
export function isOpen(circle: DocumentCircle, doc: LiveDocument): boolean {
  return circle.participants.some(({ person }) => documentAccess(circle, doc, person) === 'write');
}

/** Writable, but the next command may freeze it: what is written must be seen by an agreement, or come after it. */
export function isBeingAgreed(circle: DocumentCircle, doc: LiveDocument): boolean {
  return doc.kind === 'findings' && circle.journey === 'agreeing';
}

/** Agreed: whatever is still in the log of the findings came too late for the record. */
export function isAgreed(circle: DocumentCircle, doc: LiveDocument): boolean {
  return doc.kind === 'findings' && ['acting', 'revisiting', 'closed'].includes(circle.journey);
}
