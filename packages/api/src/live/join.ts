import { documentAccess } from '@alongside/workflows/discussion/access';
import type { Joined } from '@alongside/workflows/live/protocol';
import { ProblemError } from '../problem-error.ts';
import { circleReader } from './circle-reader.ts';
import { limits } from './limits.ts';
import { type Message, nothingHere } from './messages.ts';
import type { OpenDocument } from './open-document.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { LiveDeps } from './ports.ts';
import type { SharedText } from './shared-text.ts';
import type { Seat } from './sockets.ts';
import type { UpdateWriter } from './update-writer.ts';
import type { Visitor } from './visitor.ts';

/** Joins under way by discussion; those that began before a change of rights look again. */
export interface Joins {
  join(
    visitor: Visitor,
    message: Message,
  ): Promise<{ answer: Joined; document: OpenDocument; seat: Seat }>;
  rightsChanged(discussion: string): void;
}

export interface JoinDeps extends Pick<LiveDeps, 'readCircles' | 'onRead'> {
  documents: OpenDocuments;
  writer: UpdateWriter;
}

interface Attempt {
  stale: boolean;
}

export function joins(deps: JoinDeps): Joins {
  const underWay = new Map<string, Set<Attempt>>();
  const readCircle = circleReader(deps.readCircles);

  async function watching<Result>(
    discussion: string,
    work: (attempt: Attempt) => Promise<Result>,
  ): Promise<Result> {
    const attempt: Attempt = { stale: false };
    const others = underWay.get(discussion) ?? new Set();
    underWay.set(discussion, others.add(attempt));
    try {
      return await work(attempt);
    } finally {
      others.delete(attempt);
      if (others.size === 0) underWay.delete(discussion);
    }
  }

  /** Undefined when rights changed meanwhile. */
  function seatOnce(visitor: Visitor, { name, doc, bytes }: Message, attempt: Attempt) {
    return async () => {
      const { who } = visitor;
      const stored = await readCircle(doc.discussion);
      if (stored?.organisation !== who.organisation) throw nothingHere();
      const access = documentAccess(stored.circle, doc, who.person);
      if (access === 'none') throw nothingHere();
      const document = deps.documents.at(name, doc, stored);
      document.expected += 1;
      try {
        await new Promise<void>((resolve) => {
          deps.writer.afterThose(name, () => resolve());
          deps.writer.hurry();
        });
        const text = await document.ready();
        await deps.onRead(doc, who, access);
        if (attempt.stale) return undefined;
        if (!visitor.socket.connected)
          throw new ProblemError('unavailable', 'The connection has ended.');
        const answer: Joined = {
          ok: true,
          update: since(text, bytes),
          stateVector: text.stateVector(),
          readOnly: access === 'read',
        };
        const seat = sit(visitor, document, access === 'read');
        return { answer, document, seat };
      } finally {
        document.expected -= 1;
      }
    };
  }

  return {
    async join(visitor, message) {
      if (visitor.sitting.size >= limits.documentsOfSocket && !visitor.sitting.has(message.name)) {
        throw new ProblemError('too-many', 'Too many documents are open here. Leave one first.');
      }
      for (;;) {
        const seated = await watching(message.doc.discussion, (attempt) =>
          seatOnce(visitor, message, attempt)(),
        );
        if (seated) return seated;
      }
    },
    rightsChanged(discussion) {
      for (const attempt of underWay.get(discussion) ?? []) attempt.stale = true;
    },
  };
}

function sit(visitor: Visitor, document: OpenDocument, readOnly: boolean): Seat {
  const before = visitor.sitting.get(document.name);
  if (before) before.document.leave(before.seat);
  const { person, name, organisation } = visitor.who;
  const seat: Seat = { socket: visitor.socket, person, name, organisation, readOnly };
  document.seats.add(seat);
  visitor.sitting.set(document.name, { document, seat });
  return seat;
}

function since(text: SharedText, stateVector: Uint8Array): Uint8Array {
  try {
    return text.since(stateVector);
  } catch {
    throw new ProblemError('malformed', 'This state vector cannot be read.');
  }
}
