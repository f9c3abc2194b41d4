import type { Done } from '@alongside/workflows/live/protocol';
import { maxUpdateBytes } from '@alongside/workflows/live/protocol';
import type { Logger } from 'pino';
import { ProblemError } from '../problem-error.ts';
import type { Joins } from './join.ts';
import { answerOf, failure, type Failure, readMessage } from './messages.ts';
import type { OpenDocument } from './open-document.ts';
import { isOpen } from './rights.ts';
import type { Seat } from './sockets.ts';
import type { UpdateWriter } from './update-writer.ts';
import { takeAllowance, type Visitor } from './visitor.ts';

export interface HandlerDeps {
  joins: Joins;
  writer: UpdateWriter;
  logger: Logger;
}

const done: Done = { ok: true };

/** Answers what one socket says. Whatever it says, nothing here throws. */
export function handleMessages(visitor: Visitor, deps: HandlerDeps): void {
  const { socket, rates, sitting } = visitor;

  function handle<Result>(
    work: (message: unknown, answer: (result: Result) => void) => Promise<void>,
  ): (message: unknown, callback: unknown) => void {
    return (message, callback) => {
      const answer = answerOf<Result>(callback);
      work(message, answer).catch((error: unknown) => answer(problemOf(error, deps.logger)));
    };
  }

  socket.on(
    'doc:join',
    handle(async (raw, answer) => {
      const message = readMessage(raw, 'stateVector');
      takeAllowance(rates.join, 1);
      const { answer: joined, document, seat } = await deps.joins.join(visitor, message);
      answer(joined);
      const present = document.hasPresence ? document.presence.everyone() : null;
      if (present) seat.socket.emit('doc:awareness', { doc: message.name, update: present });
    }),
  );

  socket.on(
    'doc:update',
    handle(async (raw, answer) => {
      const { name, bytes } = readMessage(raw, 'update');
      if (bytes.byteLength > maxUpdateBytes) {
        throw new ProblemError(
          'too-large',
          'That is more than one update may hold. Send it in parts.',
        );
      }
      const place = placeOf(visitor, name);
      takeAllowance(rates.update, 1);
      takeAllowance(rates.updateBytes, bytes.byteLength);
      if (!deps.writer.hasRoom()) throw tooFarBehind();
      const text = place.document.atHand ?? (await place.document.ready());
      mayWrite(visitor, name, place);
      place.document.take(text, place.seat, bytes, place.seat, (outcome) => {
        answer(outcome === 'kept' ? done : { ok: false, problem: frozen().toProblem() });
      });
    }),
  );

  socket.on(
    'doc:awareness',
    handle<Done | Failure>(async (raw, answer) => {
      const { name, bytes, doc } = readMessage(raw, 'update');
      const { document, seat } = placeOf(visitor, name);
      takeAllowance(rates.awareness, 1);
      if (doc.kind === 'reflection') {
        answer(done);
        return;
      }
      await document.free();
      if (sitting.get(name)?.seat !== seat || !document.seats.has(seat)) throw notJoined();
      const news = takePresence(document, seat, bytes);
      if (news) document.tellPresence(news, seat);
      answer(done);
    }),
  );

  socket.on(
    'doc:leave',
    handle<Done | Failure>(async (raw, answer) => {
      const { name } = readMessage(raw);
      const place = sitting.get(name);
      sitting.delete(name);
      place?.document.leave(place.seat);
      answer(done);
    }),
  );

  socket.on('disconnect', () => {
    for (const { document, seat } of sitting.values()) document.leave(seat);
    sitting.clear();
  });
}

interface Place {
  document: OpenDocument;
  seat: Seat;
}

function placeOf({ sitting }: Visitor, name: string): Place {
  const place = sitting.get(name);
  if (!place || !place.document.seats.has(place.seat)) throw notJoined();
  return place;
}

function mayWrite({ sitting }: Visitor, name: string, { document, seat }: Place): void {
  if (sitting.get(name)?.seat !== seat || !document.seats.has(seat)) throw notJoined();
  if (!seat.readOnly) return;
  if (!isOpen(document.stored.circle, document.doc)) throw frozen();
  throw new ProblemError('not-yours', 'You may read this, and it is another’s to write.');
}

function takePresence(document: OpenDocument, seat: Seat, bytes: Uint8Array): Uint8Array | null {
  try {
    return document.presence.take(seat, bytes);
  } catch {
    throw new ProblemError('malformed', 'This awareness update cannot be read.');
  }
}

function notJoined(): ProblemError {
  return new ProblemError('not-yours', 'Join the document first.');
}

function frozen(): ProblemError {
  return new ProblemError(
    'frozen',
    'This was closed for writing before your words arrived. They are still with you.',
  );
}

function tooFarBehind(): ProblemError {
  return new ProblemError(
    'unavailable',
    'The service is catching up. What you wrote is still with you; send it again in a moment.',
    { retryAfterMilliseconds: 1000 },
  );
}

function problemOf(error: unknown, logger: Logger): Failure {
  const known = failure(error);
  if (known) return known;
  logger.error({ err: error }, 'a live message could not be answered');
  return {
    ok: false,
    problem: new ProblemError(
      'internal',
      'Something went wrong here. What you wrote is still with you.',
    ).toProblem(),
  };
}
