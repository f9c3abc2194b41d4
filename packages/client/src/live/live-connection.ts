import { SocketConnection } from './socket-connection.ts';

let current: { person: string; connection: SocketConnection } | null = null;

/** The one connection of whoever is signed in; another person's is closed first. */
export function liveConnection(person: string): SocketConnection {
  if (current?.person === person) return current.connection;
  current?.connection.close();
  current = { person, connection: new SocketConnection() };
  return current.connection;
}

/** Closes it for good; what is still drawn until the page goes does not open another. */
export function endLiveConnection(): void {
  current?.connection.close();
}
