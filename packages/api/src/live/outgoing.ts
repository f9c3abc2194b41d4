import { compactDone } from '@alongside/workflows/live/compact-frames';
import type { Failed, ServerToClient } from '@alongside/workflows/live/protocol';
import { binaryFrame, compactFrameOf, type DocumentEvent, framesOf, textFrame } from './frames.ts';
import { limits, periods } from './limits.ts';
import type { Pace } from './pace.ts';
import type { LiveSocket, Seat } from './sockets.ts';

/** Sends document events to many sockets at once, and answers to the questions of compact frames. */
export interface Outgoing {
  /** What goes to one socket in one turn of the event loop, or while broadcasts are held, goes in one write. */
  toSeats<Event extends DocumentEvent>(
    seats: Iterable<Seat>,
    except: Seat | null,
    event: Event,
    message: Parameters<ServerToClient[Event]>[0],
  ): void;
  /** Answers a question with `{ok: true}`; when there are many answers, together with what else goes there soon. */
  done(socket: LiveSocket, question: number): void;
  refuse(socket: LiveSocket, question: number, failed: Failed): void;
  /** What was said so far leaves before anything said after. */
  flush(): void;
}

/** Sockets that may be answered in one turn of the event loop before broadcasts go first. */
const answersAtOnce = 16;
/** Milliseconds between two such turns. */
const answerEvery = 6;

/** Milliseconds between two looks at what is held. */
const lookEvery = 5;

interface Waiting {
  frames: Buffer[];
  /** Of the monotonic clock, in milliseconds. */
  since: number;
}

export function outgoing(pace: Pick<Pace, 'hold'>): Outgoing {
  /** In the order in which their waiting began. */
  const waiting = new Map<LiveSocket, Waiting>();
  /** Questions that are answered and not told yet. */
  const answers = new Map<LiveSocket, number[]>();
  const unsent = new WeakMap<LiveSocket, number>();
  let scheduled = false;
  let answering: NodeJS.Immediate | NodeJS.Timeout | null = null;
  let share = answersAtOnce;

  function queue(socket: LiveSocket, frames: Buffer): void {
    const others = waiting.get(socket);
    if (others) others.frames.push(frames);
    else waiting.set(socket, { frames: [frames], since: pace.hold > 0 ? performance.now() : 0 });
    if (!scheduled) schedule();
  }

  function schedule(): void {
    scheduled = true;
    if (pace.hold > 0) setTimeout(flushDue, lookEvery);
    else setImmediate(flushDue);
  }

  function flushDue(): void {
    scheduled = false;
    flushSince(pace.hold > 0 ? performance.now() - pace.hold : Infinity);
    if (waiting.size > 0) schedule();
  }

  function flushSince(last: number): void {
    for (const [socket, { frames, since }] of waiting) {
      if (since > last) break;
      waiting.delete(socket);
      const questions = answers.get(socket);
      if (questions) {
        answers.delete(socket);
        frames.push(binaryFrame(compactDone(questions)));
      }
      write(socket, frames);
    }
  }

  /** The oldest first, some at a time: most go along with a broadcast before their turn comes. */
  function answerSome(): void {
    answering = null;
    share = Math.max(share, Math.ceil((answers.size * answerEvery) / periods.answerAtMost));
    let told = 0;
    for (const [socket, questions] of answers) {
      if (told === share) break;
      told += 1;
      answers.delete(socket);
      write(socket, [binaryFrame(compactDone(questions))]);
    }
    if (answers.size > 0) answering = setTimeout(answerSome, answerEvery);
    else share = answersAtOnce;
  }

  function write(socket: LiveSocket, frames: Buffer[]): void {
    const [first] = frames;
    if (!first || !socket.connected) return;
    const all = frames.length === 1 ? first : Buffer.concat(frames);
    const before = unsent.get(socket) ?? 0;
    if (before > limits.unsentBytes) {
      // Too slow to follow: it comes back and gets the state instead of every step there.
      socket.disconnect(true);
      return;
    }
    unsent.set(socket, before + all.byteLength);
    const options = { compress: false, wsPreEncodedFrame: [all] };
    socket.conn.send('', options, () => {
      unsent.set(socket, (unsent.get(socket) ?? 0) - all.byteLength);
    });
  }

  return {
    toSeats(seats, except, event, message) {
      let frames: Buffer | null = null;
      let compact: Buffer | null = null;
      for (const seat of seats) {
        if (seat === except) continue;
        const { socket } = seat;
        if (!takesFrames(socket)) {
          if (event === 'doc:update') socket.emit('doc:update', message);
          else socket.emit('doc:awareness', message);
        } else if (socket.data.compact === true)
          queue(socket, (compact ??= compactFrameOf(event, message)));
        else queue(socket, (frames ??= framesOf(event, message)));
      }
    },
    done(socket, question) {
      if (!takesFrames(socket)) {
        socket.conn.send(answerPacket(question, { ok: true }));
        return;
      }
      const others = answers.get(socket);
      if (others) others.push(question);
      else answers.set(socket, [question]);
      answering ??= setImmediate(answerSome);
    },
    refuse(socket, question, failed) {
      if (takesFrames(socket)) queue(socket, textFrame(answerPacket(question, failed)));
      else socket.conn.send(answerPacket(question, failed));
    },
    flush() {
      flushSince(Infinity);
      for (const [socket, questions] of answers)
        write(socket, [binaryFrame(compactDone(questions))]);
      answers.clear();
    },
  };
}

/** An acknowledgement as Socket.IO writes it. */
function answerPacket(question: number, answer: { ok: true } | Failed): string {
  return `3${question}${JSON.stringify([answer])}`;
}

/** Long polling, and the moment of changing over to WebSocket, go the ordinary way. */
function takesFrames({ conn }: LiveSocket): boolean {
  return conn.transport.name === 'websocket' && !conn.upgrading && conn.protocol === 4;
}
