import type { Done } from '@alongside/workflows/live/protocol';
import { readCompact } from '@alongside/workflows/live/compact-frames';
import { maxUpdateBytes, parseDocumentName } from '@alongside/workflows/live/protocol';
import type { Logger } from 'pino';
import { ProblemError } from '../problem-error.ts';
import type { Joins } from './join.ts';
import { answerOf, failure, type Failure, nothingHere, readMessage } from './messages.ts';
import type { OpenDocument } from './open-document.ts';
import type { Outgoing } from './outgoing.ts';
import { isOpen } from './rights.ts';
import type { SharedText } from './shared-text.ts';
import type { Seat } from './sockets.ts';
import type { UpdateWriter } from './update-writer.ts';
import { takeAllowance, type Visitor } from './visitor.ts';

export interface HandlerDeps {
  joins: Joins;
  writer: UpdateWriter;
  outgoing: Outgoing;
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

  /** Not one promise where the text is at hand: this is what is asked most. */
  function update(name: string, bytes: Uint8Array, answer: Answering<Done>): void {
    const refuse = (error: unknown) => answer(problemOf(error, deps.logger));
    try {
      const place = placeOf(visitor, name);
      mayUpdate(visitor, bytes, deps.writer);
      const take = (text: SharedText) => {
        mayWrite(visitor, name, place);
        place.document.take(text, place.seat, bytes, place.seat, (outcome) => {
          answer(outcome === 'kept' ? done : { ok: false, problem: frozen().toProblem() });
        });
      };
      const { atHand } = place.document;
      if (atHand) take(atHand);
      else place.document.ready().then(take).catch(refuse);
    } catch (error) {
      refuse(error);
    }
  }

  async function awareness(name: string, bytes: Uint8Array): Promise<Done> {
    const { document, seat } = placeOf(visitor, name);
    takeAllowance(rates.awareness, 1);
    if (document.doc.kind === 'reflection') return done;
    await document.free();
    if (sitting.get(name)?.seat !== seat || !document.seats.has(seat)) throw notJoined();
    const news = takePresence(document, seat, bytes);
    if (news) document.tellPresence(news, seat);
    return done;
  }

  socket.on('doc:update', (raw, callback) => {
    const answer = answerOf<Done>(callback);
    try {
      const { name, bytes } = readMessage(raw, 'update');
      update(name, bytes, answer);
    } catch (error) {
      answer(problemOf(error, deps.logger));
    }
  });

  socket.on(
    'doc:awareness',
    handle<Done>(async (raw, answer) => {
      const { name, bytes } = readMessage(raw, 'update');
      answer(await awareness(name, bytes));
    }),
  );

  socket.on('compact', (raw) => {
    const frame = raw instanceof Uint8Array ? readCompact(raw) : undefined;
    if (!frame || frame.kind === 'done') return;
    const { kind, doc, question } = frame;
    const answer: Answering<Done> = (result) => {
      if (question === undefined) return;
      if (result.ok) deps.outgoing.done(socket, question);
      else deps.outgoing.refuse(socket, question, result);
    };
    if (kind === 'update') update(doc, frame.update, answer);
    else
      awareness(doc, frame.update).then(answer, (error: unknown) =>
        answer(problemOf(error, deps.logger)),
      );
  });

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

type Answering<Result> = (result: Result | Failure) => void;

interface Place {
  document: OpenDocument;
  seat: Seat;
}

function placeOf({ sitting }: Visitor, name: string): Place {
  const place = sitting.get(name);
  if (place?.document.seats.has(place.seat)) return place;
  throw parseDocumentName(name) ? notJoined() : nothingHere();
}

function mayUpdate({ rates }: Visitor, bytes: Uint8Array, writer: UpdateWriter): void {
  if (bytes.byteLength > maxUpdateBytes) {
    throw new ProblemError('too-large', 'That is more than one update may hold. Send it in parts.');
  }
  takeAllowance(rates.update, 1);
  takeAllowance(rates.updateBytes, bytes.byteLength);
  if (!writer.hasRoom()) throw tooFarBehind();
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
