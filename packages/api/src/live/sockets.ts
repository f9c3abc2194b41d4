import type { ClientToServer, ServerToClient } from '@alongside/workflows/live/protocol';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { SignedIn } from './ports.ts';

/** What the handshake leaves with a socket. */
export interface SocketIdentity {
  who?: SignedIn;
  /** It takes compact frames. */
  compact?: boolean;
}

interface Heard extends ClientToServer {
  /** A binary message that is no attachment: a compact frame, perhaps. */
  compact: (frame: unknown) => void;
}

export type LiveServer = Server<Heard, ServerToClient, DefaultEventsMap, SocketIdentity>;
export type LiveSocket = Socket<Heard, ServerToClient, DefaultEventsMap, SocketIdentity>;

/** One socket at one document. */
export interface Seat {
  readonly socket: LiveSocket;
  readonly organisation: string;
  readonly person: string;
  readonly name: string;
  readOnly: boolean;
}
