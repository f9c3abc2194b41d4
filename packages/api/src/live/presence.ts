import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { limits } from './limits.ts';

/** Awareness clients one speaker may have in one document: one a page, with room for a page that was reloaded. */
const clientsOfSpeaker = 4;

interface Speaker {
  person: string;
  name: string;
}

/** Somebody at another node, as signed there. */
interface Elsewhere {
  node: string;
  person: string;
}

interface Present<Who> {
  by: Who | Elsewhere;
  clock: number;
  /** JSON, with the speaker's own name in it. */
  state: string;
}

/** Who is in a document, and where. Nobody can speak for another's client, nor under another's name. */
export interface Presence<Who extends Speaker> {
  /** Takes an awareness update; returns what others are to be told, null when nothing new. @throws when it cannot be read */
  take(who: Who, update: Uint8Array): Uint8Array | null;
  /** Takes what another node says of its own; returns what is to be told here. */
  takeRemote(node: string, update: Uint8Array): Uint8Array | null;
  /** Those present at this node, for another node; null when nobody is. */
  here(): Uint8Array | null;
  /** Ends what all of a node's said; returns what is to be told here. */
  nodeGone(node: string): Uint8Array | null;
  /** Everyone present, for somebody who has just come; null when nobody is. */
  everyone(): Uint8Array | null;
  /** Ends what this one said; returns what others are to be told. */
  leave(who: Who): Uint8Array | null;
}

export function presence<Who extends Speaker>(): Presence<Who> {
  const clients = new Map<number, Present<Who>>();

  function mayBe(who: Who, client: number): boolean {
    const known = clients.get(client);
    if (known) return known.by === who || known.by.person === who.person;
    let count = 0;
    for (const { by } of clients.values()) if (by === who) count += 1;
    return count < clientsOfSpeaker;
  }

  function listed(isMeant: (by: Who | Elsewhere) => boolean): Uint8Array | null {
    return writeAwareness(
      [...clients]
        .filter(([, { by }]) => isMeant(by))
        .map(([client, { clock, state }]) => [client, clock, state]),
    );
  }

  function end(isMeant: (by: Who | Elsewhere) => boolean): Uint8Array | null {
    const gone: [number, number, string][] = [];
    for (const [client, { by, clock }] of clients) {
      if (!isMeant(by)) continue;
      clients.delete(client);
      gone.push([client, clock + 1, 'null']);
    }
    return writeAwareness(gone);
  }

  return {
    takeRemote(node, update) {
      const news: [number, number, string][] = [];
      for (const { client, clock, state } of readAwareness(update)) {
        const known = clients.get(client);
        if (known && (clock < known.clock || (clock === known.clock && state !== null))) continue;
        if (state === null) {
          if (!known || !isElsewhere(known.by)) continue;
          clients.delete(client);
          news.push([client, clock, 'null']);
          continue;
        }
        const signed = JSON.stringify(state);
        clients.set(client, { by: { node, person: personOf(state) }, clock, state: signed });
        news.push([client, clock, signed]);
      }
      return writeAwareness(news);
    },
    here: () => listed((by) => !isElsewhere(by)),
    nodeGone: (node) => end((by) => isElsewhere(by) && by.node === node),
    take(who, update) {
      if (update.byteLength > limits.awarenessBytes) {
        throw new Error('This awareness update is too large.');
      }
      const news: [number, number, string][] = [];
      for (const { client, clock, state } of readAwareness(update)) {
        if (!mayBe(who, client)) continue;
        const known = clients.get(client);
        if (known && (clock < known.clock || (clock === known.clock && state !== null))) continue;
        if (state === null) {
          if (!known) continue;
          clients.delete(client);
          news.push([client, clock, 'null']);
        } else {
          const signed = signedState(state, who);
          clients.set(client, { by: who, clock, state: signed });
          news.push([client, clock, signed]);
        }
      }
      return writeAwareness(news);
    },
    everyone: () => listed(() => true),
    leave: (who) => end((by) => by === who),
  };
}

function isElsewhere(by: object): by is Elsewhere {
  return 'node' in by;
}

function personOf({ user }: Record<string, unknown>): string {
  return isRecord(user) && typeof user['id'] === 'string' ? user['id'] : '';
}

interface Said {
  client: number;
  clock: number;
  state: Record<string, unknown> | null;
}

function readAwareness(update: Uint8Array): Said[] {
  if (update.byteLength > limits.awarenessBytes)
    throw new Error('This awareness update is too large.');
  const decoder = decoding.createDecoder(update);
  const said: Said[] = [];
  const count = decoding.readVarUint(decoder);
  for (let read = 0; read < count; read += 1) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const state: unknown = JSON.parse(decoding.readVarString(decoder));
    if (state !== null && !isRecord(state)) throw new Error('An awareness state is an object.');
    said.push({ client, clock, state });
  }
  return said;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The state under the speaker's own name, whatever name it came with. */
function signedState(state: Record<string, unknown>, { person, name }: Speaker): string {
  const user = isRecord(state['user']) ? state['user'] : {};
  return JSON.stringify({ ...state, user: { ...user, id: person, name } });
}

function writeAwareness(states: [number, number, string][]): Uint8Array | null {
  if (states.length === 0) return null;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const [client, clock, state] of states) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}
