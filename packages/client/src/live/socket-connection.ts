import type {
  Changed,
  ClientToServer,
  Done,
  Failed,
  Joined,
  ServerToClient,
} from '@alongside/workflows/live/protocol';
import { io, type Socket } from 'socket.io-client';
import { createActor } from 'xstate';
import { Decoder, Encoder } from './compact-parser.ts';
import { connectionMachine } from './connection-machine.ts';
import { bytesOf, NotAnsweredError, type LiveListener, type LiveTransport } from './transport.ts';

/** Milliseconds after which a question counts as not answered. */
const answerWithin = 15_000;
/** Milliseconds before trying again when the service closed the door itself. */
const knockAgainAfter = 2000;

/** One socket per signed-in person: everything live goes over it. WebSocket alone, so that any node may answer. */
export class SocketConnection implements LiveTransport {
  readonly state = createActor(connectionMachine);
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #listeners = new Set<LiveListener>();
  readonly #changedListeners = new Set<(changed: Changed | 'anything') => void>();
  #knock: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    this.#socket = io({
      transports: ['websocket'],
      autoConnect: false,
      parser: { Encoder, Decoder },
      auth: { compact: true },
      reconnectionDelay: 300,
      reconnectionDelayMax: 5000,
    });
    this.state.start();
    this.#hear();
    window.addEventListener('offline', this.#networkGone);
    window.addEventListener('online', this.#networkBack);
    if (navigator.onLine) this.#socket.connect();
    else this.state.send({ type: 'lost' });
  }

  get online(): boolean {
    return this.#socket.connected;
  }

  /** The person has signed in again. */
  signedIn(): void {
    if (this.state.getSnapshot().value !== 'signedOut') return;
    this.state.send({ type: 'signedIn' });
    this.#socket.connect();
  }

  /**
   * `'anything'` at each connection, the first too: whatever was read before it may be old. So it is at once for who
   * listens only after another part of the page has connected.
   */
  onChanged(listener: (changed: Changed | 'anything') => void): () => void {
    this.#changedListeners.add(listener);
    if (this.#socket.connected) listener('anything');
    return () => this.#changedListeners.delete(listener);
  }

  async join(doc: string, stateVector: Uint8Array): Promise<Joined | Failed> {
    const answer = await this.#ask<Joined | Failed>((socket, answered) =>
      socket.timeout(answerWithin).emit('doc:join', { doc, stateVector }, answered),
    );
    if (!answer.ok) return answer;
    return { ...answer, update: bytesOf(answer.update), stateVector: bytesOf(answer.stateVector) };
  }

  update(doc: string, update: Uint8Array): Promise<Done | Failed> {
    return this.#ask<Done | Failed>((socket, answered) =>
      socket.timeout(answerWithin).emit('doc:update', { doc, update }, answered),
    );
  }

  awareness(doc: string, update: Uint8Array): void {
    if (this.online) this.#socket.emit('doc:awareness', { doc, update }, () => undefined);
  }

  leave(doc: string): void {
    if (this.online) this.#socket.emit('doc:leave', { doc }, () => undefined);
  }

  listen(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    window.removeEventListener('offline', this.#networkGone);
    window.removeEventListener('online', this.#networkBack);
    if (this.#knock) clearTimeout(this.#knock);
    this.#socket.disconnect();
    this.state.stop();
  }

  #hear(): void {
    const socket = this.#socket;
    socket.on('connect', () => {
      this.state.send({ type: 'connected' });
      for (const listener of this.#listeners) listener.online();
      this.#tellChanged('anything');
    });
    socket.on('disconnect', (reason) => {
      this.state.send({ type: 'lost' });
      for (const listener of this.#listeners) listener.offline();
      // The service closed it, most likely because the session ended: knocking tells.
      if (reason === 'io server disconnect') this.#knockLater();
    });
    socket.on('connect_error', (error) => {
      if (needsSignIn(error)) this.state.send({ type: 'refused' });
      else this.state.send({ type: 'lost' });
      if (!socket.active && !needsSignIn(error)) this.#knockLater();
    });
    socket.on('doc:update', ({ doc, update }) =>
      this.#tell((listener) => listener.update(doc, bytesOf(update))),
    );
    socket.on('doc:awareness', ({ doc, update }) =>
      this.#tell((listener) => listener.awareness(doc, bytesOf(update))),
    );
    socket.on('doc:readonly', ({ doc, readOnly }) =>
      this.#tell((listener) => listener.readOnly(doc, readOnly)),
    );
    socket.on('doc:removed', ({ doc, reason }) =>
      this.#tell((listener) => listener.removed(doc, reason)),
    );
    socket.on('changed', (changed) => this.#tellChanged(changed));
  }

  #tell(say: (listener: LiveListener) => void): void {
    for (const listener of this.#listeners) say(listener);
  }

  #tellChanged(changed: Changed | 'anything'): void {
    for (const listener of this.#changedListeners) listener(changed);
  }

  #knockLater(): void {
    if (this.#knock) clearTimeout(this.#knock);
    this.#knock = setTimeout(() => this.#socket.connect(), knockAgainAfter);
  }

  readonly #networkGone = (): void => {
    this.#socket.disconnect();
    this.state.send({ type: 'lost' });
  };

  readonly #networkBack = (): void => {
    this.#socket.connect();
  };

  #ask<Answer>(
    ask: (
      socket: Socket<ServerToClient, ClientToServer>,
      answered: (error: Error | null, answer: Answer) => void,
    ) => void,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // Socket.IO would keep the question for later; a live document asks afresh after joining.
      if (!this.online) reject(new NotAnsweredError('There is no connection.'));
      else {
        ask(this.#socket, (error, answer) => {
          if (error) reject(new NotAnsweredError('No answer came.', { cause: error }));
          else resolve(answer);
        });
      }
    });
  }
}

function needsSignIn(error: Error & { data?: unknown }): boolean {
  const { data } = error;
  return typeof data === 'object' && data !== null && 'status' in data && data.status === 401;
}
