import type { ServerToClient } from '@alongside/workflows/live/protocol';
import { type DocumentEvent, framesOf } from './frames.ts';
import { limits } from './limits.ts';
import type { LiveSocket, Seat } from './sockets.ts';

/** Sends document events to many sockets at once. */
export interface Outgoing {
  /** What goes to one socket in one turn of the event loop goes in one write. */
  toSeats<Event extends DocumentEvent>(
    seats: Iterable<Seat>,
    except: Seat | null,
    event: Event,
    message: Parameters<ServerToClient[Event]>[0],
  ): void;
  /** What was said so far leaves before anything said after. */
  flush(): void;
}

export function outgoing(): Outgoing {
  const waiting = new Map<LiveSocket, Buffer[]>();
  const unsent = new WeakMap<LiveSocket, number>();
  let scheduled = false;

  function queue(socket: LiveSocket, frames: Buffer): void {
    const others = waiting.get(socket);
    if (others) others.push(frames);
    else waiting.set(socket, [frames]);
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  function flush(): void {
    scheduled = false;
    for (const [socket, frames] of waiting) write(socket, frames);
    waiting.clear();
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
      for (const seat of seats) {
        if (seat === except) continue;
        if (takesFrames(seat.socket)) queue(seat.socket, (frames ??= framesOf(event, message)));
        else if (event === 'doc:update') seat.socket.emit('doc:update', message);
        else seat.socket.emit('doc:awareness', message);
      }
    },
    flush,
  };
}

/** Long polling, and the moment of changing over to WebSocket, go the ordinary way. */
function takesFrames({ conn }: LiveSocket): boolean {
  return conn.transport.name === 'websocket' && !conn.upgrading && conn.protocol === 4;
}
