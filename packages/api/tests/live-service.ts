import { createServer, type Server as HttpServer } from 'node:http';
import type { DocumentCircle } from '@alongside/workflows/discussion/access';
import { type Stage, stages } from '@alongside/workflows/discussion/stages';
import type {
  ClientToServer,
  Done,
  Failed,
  Joined,
  ServerToClient,
} from '@alongside/workflows/live/protocol';
import mongoose, { type Connection } from 'mongoose';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import * as Y from 'yjs';
import { Decoder, Encoder } from './compact-parser.ts';
import { attachLive } from '../src/live/attach-live.ts';
import type { Live, LiveDeps, SignedIn, StoredCircle } from '../src/live/ports.ts';

export const organisation = 'northbank';

interface StoredTestCircle {
  _id: string;
  organisation: string;
  circle: DocumentCircle;
  stagesReached: Stage[];
  recordVersion: number;
  revision: number;
}

interface Connecting {
  transports?: string[];
  /** Speaks in compact frames, as the screen's own pages do. */
  compact?: boolean;
}

interface VisitOptions extends Connecting {
  organisation?: string;
}

/** A live service on a real database, with the little of the rest that it needs: circles in a collection, sessions by name. */
export interface LiveService {
  readonly live: Live;
  readonly connection: Connection;
  readonly url: string;
  readonly contentChanges: string[];
  readonly readCircles: LiveDeps['readCircles'];
  readonly reads: { doc: string; person: string }[];
  /** Writes the circle as a command would, and tells the live documents as the door does. */
  setCircle(
    discussion: string,
    circle: Partial<DocumentCircle>,
    reached?: readonly Stage[],
    recordVersion?: number,
  ): Promise<void>;
  visit(person: string, options?: VisitOptions): Promise<Visit>;
  endSession(person: string): void;
  stop(): Promise<void>;
}

export async function startLiveService(
  uri: string,
  options: { monitorCommands?: boolean } = {},
): Promise<LiveService> {
  const connection = await mongoose
    .createConnection(uri, { writeConcern: { w: 'majority' }, ...options })
    .asPromise();
  const circles = connection.collection<StoredTestCircle>('discussions');
  const httpServer: HttpServer = createServer();
  const contentChanges: string[] = [];
  const reads: { doc: string; person: string }[] = [];
  const ended = new Set<string>();
  const deps: LiveDeps = {
    connection,
    logger: pino({ level: 'silent' }),
    publicUrl: 'https://alongside.example',
    clock: { now: () => Date.now() },
    signedIn: (cookie) => Promise.resolve(signedInAs(cookie, ended)),
    async readCircles(discussions, session) {
      const found = await circles
        .find({ _id: { $in: [...discussions] } }, session ? { session } : {})
        .toArray();
      return new Map<string, StoredCircle>(found.map((stored) => [stored._id, stored]));
    },
    async readTogether(discussions) {
      const found = await circles
        .find({
          _id: { $in: [...discussions] },
          'circle.journey': 'together',
          'circle.participants.0': { $exists: true },
        })
        .toArray();
      return new Map(found.map(({ _id, recordVersion }) => [_id, recordVersion]));
    },
    heard: { peopleChanged() {}, sessionEnded() {} },
    onContentChanged(discussion) {
      contentChanges.push(discussion);
      return Promise.resolve();
    },
    onRead(doc, { person }) {
      reads.push({ doc: doc.kind, person });
    },
  };
  const live = await attachLive(httpServer, deps);
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const address = httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  const visits: Visit[] = [];

  return {
    live,
    connection,
    url,
    contentChanges,
    readCircles: deps.readCircles,
    reads,
    async setCircle(discussion, circle, reached = stages, recordVersion = 1) {
      await circles.updateOne(
        { _id: discussion },
        {
          $set: {
            organisation,
            stagesReached: [...reached],
            recordVersion,
            circle: {
              journey: 'together',
              participants: [
                { person: 'sam', role: 'worker' },
                { person: 'priya', role: 'practiceLead' },
              ],
              former: [],
              shared: [],
              ...circle,
            },
          },
          $inc: { revision: 1 },
        },
        { upsert: true },
      );
      live.circleChanged(discussion);
    },
    async visit(person, options = {}) {
      const visit = await visitAs(url, person, options.organisation ?? organisation, options);
      visits.push(visit);
      return visit;
    },
    endSession: (person) => void ended.add(person),
    async stop() {
      for (const visit of visits) visit.socket.disconnect();
      await live.close();
      await connection.close();
    },
  };
}

function signedInAs(cookie: string | undefined, ended: ReadonlySet<string>): SignedIn | null {
  const match = /session=([\w-]+)@([\w-]+)/.exec(cookie ?? '');
  if (!match?.[1] || !match[2] || ended.has(match[1])) return null;
  return { person: match[1], organisation: match[2], name: `Name of ${match[1]}` };
}

type TestSocket = Socket<ServerToClient, ClientToServer>;

/** One page of one person. */
export interface Visit {
  readonly person: string;
  readonly socket: TestSocket;
  /** Everything that came over the wire since the connection stood, as it came. */
  readonly frames: Buffer[];
  join(doc: string, stateVector?: Uint8Array): Promise<Joined | Failed>;
  update(doc: string, update: Uint8Array): Promise<Done | Failed>;
  awareness(doc: string, update: Uint8Array): Promise<Done | Failed>;
  leave(doc: string): Promise<Done | Failed>;
  /** Joins and keeps a Y.Doc in step with what arrives; what is typed into it is sent. */
  edit(doc: string): Promise<Copy>;
  next<Event extends keyof ServerToClient>(
    event: Event,
  ): Promise<Parameters<ServerToClient[Event]>[0]>;
}

/** A page's copy of a live document. */
export interface Copy {
  readonly document: Y.Doc;
  /** Resolves when everything typed so far is acknowledged. */
  saved(): Promise<void>;
  /** Whether the latest typed edit was accepted, once that is answered. */
  latest(): Promise<boolean>;
  readonly refusals: Failed[];
  /** Resolves once the copy holds this. */
  until(holds: (document: Y.Doc) => boolean): Promise<void>;
}

export async function visitAs(
  url: string,
  person: string,
  inOrganisation: string,
  { transports = ['websocket'], compact = false }: Connecting = {},
): Promise<Visit> {
  const socket: TestSocket = io(url, {
    transports,
    ...(compact && { parser: { Decoder, Encoder }, auth: { compact } }),
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: `session=${person}@${inOrganisation}` },
  });
  const frames: Buffer[] = [];
  socket.io.on('open', () => {
    socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
      if (typeof data === 'string' || data instanceof Uint8Array) frames.push(Buffer.from(data));
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const join: Visit['join'] = (doc, stateVector = new Uint8Array([0])) =>
    new Promise((resolve) => socket.emit('doc:join', { doc, stateVector }, resolve));
  const update: Visit['update'] = (doc, bytes) =>
    new Promise((resolve) => socket.emit('doc:update', { doc, update: bytes }, resolve));

  return {
    person,
    socket,
    frames,
    join,
    update,
    awareness: (doc, bytes) =>
      new Promise((resolve) => socket.emit('doc:awareness', { doc, update: bytes }, resolve)),
    leave: (doc) => new Promise((resolve) => socket.emit('doc:leave', { doc }, resolve)),
    next: (event) => new Promise((resolve) => once(socket, event, resolve)),
    async edit(doc) {
      const document = new Y.Doc();
      const remote = {};
      const pending = new Set<Promise<unknown>>();
      const refusals: Failed[] = [];
      let latest: Promise<boolean> = Promise.resolve(true);
      socket.on('doc:update', (message) => {
        if (message.doc === doc) Y.applyUpdate(document, bytesOf(message.update), remote);
      });
      const joined = await join(doc);
      if (!joined.ok) throw new Error(joined.problem.detail);
      Y.applyUpdate(document, bytesOf(joined.update), remote);
      document.on('update', (bytes: Uint8Array, origin: unknown) => {
        if (origin === remote) return;
        const sent = update(doc, bytes).then((result) => {
          if (!result.ok) refusals.push(result);
          return result.ok;
        });
        latest = sent;
        pending.add(sent);
        void sent.finally(() => pending.delete(sent));
      });
      return {
        document,
        refusals,
        latest: () => latest,
        async saved() {
          while (pending.size > 0) await Promise.all(pending);
        },
        until(holds) {
          if (holds(document)) return Promise.resolve();
          return new Promise((resolve) => {
            const look = () => {
              if (!holds(document)) return;
              document.off('update', look);
              resolve();
            };
            document.on('update', look);
          });
        },
      };
    },
  };
}

function once(
  socket: { once(event: string, listener: (message: never) => void): unknown },
  event: string,
  listener: (message: never) => void,
): void {
  socket.once(event, listener);
}

/** Socket.IO hands out a Buffer; Yjs wants its bytes. */
function bytesOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

/** Writes a finding as the screen does. */
export function writeFinding(
  document: Y.Doc,
  id: string,
  section: string,
  words: string,
  more: Record<string, unknown> = {},
): void {
  document.transact(() => {
    const finding = new Y.Map<unknown>();
    const text = new Y.XmlFragment();
    finding.set('section', section);
    finding.set('text', text);
    finding.set('createdBy', 'sam');
    finding.set('createdAt', '2026-11-22T10:00:00.000Z');
    finding.set('themes', new Y.Map());
    finding.set('share', false);
    for (const [key, value] of Object.entries(more)) finding.set(key, value);
    document.getMap('findings').set(id, finding);
    document.getArray('order').push([id]);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    text.insert(0, [paragraph]);
  });
}

/** Writes an answer of a reflection. */
export function writeAnswer(document: Y.Doc, prompt: string, words: string): void {
  document.transact(() => {
    const text = new Y.XmlFragment();
    document.getMap('answers').set(prompt, text);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    text.insert(0, [paragraph]);
  });
}
