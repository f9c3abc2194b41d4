import { setup } from 'xstate';

export type ConnectionState = 'connecting' | 'online' | 'offline' | 'signedOut';

export type ConnectionEvent =
  | { type: 'connected' }
  | { type: 'lost' }
  /** The service no longer knows who this is. */
  | { type: 'refused' }
  | { type: 'signedIn' };

/** What the screen knows of the connection. Typing goes on in every state. */
export const connectionMachine = setup({
  types: { events: {} as ConnectionEvent },
}).createMachine({
  id: 'connection',
  initial: 'connecting',
  on: { refused: '.signedOut' },
  states: {
    connecting: { on: { connected: 'online', lost: 'offline' } },
    online: { on: { lost: 'offline' } },
    offline: { on: { connected: 'online' } },
    signedOut: { on: { signedIn: 'connecting', connected: 'online' } },
  },
});

/** The connection, as one would say it aloud. */
export function sayConnection(state: ConnectionState): string {
  if (state === 'connecting') return 'Connecting…';
  if (state === 'online') return 'Connected';
  if (state === 'signedOut') return 'Signed out. Your words are safe here; sign in to save them';
  return 'Working offline, your words are safe';
}
