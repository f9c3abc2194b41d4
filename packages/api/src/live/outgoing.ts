import type { ServerToClient } from '@alongside/workflows/live/protocol';
import type { Seat } from './sockets.ts';

/** Sends to many sockets at once. */
export interface Outgoing {
  toSeats<Event extends 'doc:update' | 'doc:awareness'>(
    seats: Iterable<Seat>,
    except: Seat | null,
    event: Event,
    message: Parameters<ServerToClient[Event]>[0],
  ): void;
  /** What was said so far leaves before anything said after. */
  flush(): void;
}

export function outgoing(): Outgoing {
  return {
    toSeats(seats, except, event, message) {
      for (const seat of seats) {
        if (seat === except) continue;
        if (event === 'doc:update') seat.socket.emit('doc:update', message);
        else seat.socket.emit('doc:awareness', message);
      }
    },
    flush() {},
  };
}
