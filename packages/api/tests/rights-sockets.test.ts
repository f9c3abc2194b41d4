import { findingsDocument, reflectionDocument } from '@alongside/workflows/live/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { writeAnswer, writeFinding } from './live-service.ts';
import { addGus, columns as all, invite, nobody } from './rights-world.ts';
import { type Held, openRoom, prepare, reflect } from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();
/** Whoever is not signed in gets no socket at all. */
const columns = all.filter(([, , who]) => who !== nobody);
const sockets = new Map<string, Socket>();
let preparing: Held;
let together: Held;

beforeAll(async () => {
  await addGus(at);
  preparing = await prepare(at, { caseReference: 'CR-6001' });
  await reflect(at, preparing, 'sam');
  together = await openRoom(at, { caseReference: 'CR-6002' });
  await invite(preparing);
  await invite(together);
  await Promise.all(columns.map(async ([, , who]) => sockets.set(who, await connected(who))));
}, 60_000);
afterAll(() => {
  for (const socket of sockets.values()) socket.close();
});

async function connected(who: string): Promise<Socket> {
  const { cookie } = await at.as(who);
  const socket = io(at.service.url, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    forceNew: true,
    reconnection: false,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** What is sent over the socket: `ok`, `ro` for read only, or the status. Whoever has not joined writes nothing: 403 for any document. */
const asks: Record<string, () => { event: string; message: { doc: string; update?: Uint8Array } }> =
  {
    'join findings, preparing': () => join(findingsDocument(preparing.id)),
    'join findings, together': () => join(findingsDocument(together.id)),
    'update findings, preparing': () => update(findingsDocument(preparing.id), finding),
    'update findings, together': () => update(findingsDocument(together.id), finding),
    'join reflection of Sam, not shared': () => join(reflectionDocument(preparing.id, 'sam')),
    'update reflection of Sam, not shared': () =>
      update(reflectionDocument(preparing.id, 'sam'), answer),
    'join reflection of Sam, revealed': () => join(reflectionDocument(together.id, 'sam')),
    'update reflection of Sam, revealed': () =>
      update(reflectionDocument(together.id, 'sam'), answer),
    'awareness of findings, together': () => here(findingsDocument(together.id)),
  };

const table = `
                                       | worker          | practice lead| team manager| head of serv.| quality | repr.   | admin. | guest
                                       | own tea oth els | own oth els | tea oth els | her oth els | her els | her els | her els | own
join findings, preparing               | ro  404 404 404 | ro  404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404 | ro
join findings, together                | ok  404 404 404 | ok  404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404 | ok
update findings, preparing             | 409 403 403 403 | 409 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 403 403 | 409
update findings, together              | ok  403 403 403 | ok  403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 403 403 | ok
join reflection of Sam, not shared     | ok  404 404 404 | 404 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404 | 404
update reflection of Sam, not shared   | ok  403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 403 403 | 403
join reflection of Sam, revealed       | ro  404 404 404 | ro  404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404 | 404
update reflection of Sam, revealed     | 409 403 403 403 | 409 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 403 403 | 403
awareness of findings, together        | ok  403 403 403 | ok  403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 403 403 | ok
`;

const rows = table
  .split('\n')
  .filter((line) => /^[a-z]/.test(line))
  .map((line) => {
    const [asked = '', ...cells] = line.split('|').map((part) => part.trim());
    return { asked, expected: cells.flatMap((cell) => cell.split(/\s+/)) };
  });

test.each(rows)('[R1] [R3] $asked', async ({ asked, expected }) => {
  const ask = asks[asked];
  if (!ask) throw new Error(`Nothing says what is sent for “${asked}”.`);
  const answers = await Promise.all(
    columns.map(async ([, , who]) => {
      const { event, message } = ask();
      const reply = Object(await sockets.get(who)?.timeout(10_000).emitWithAck(event, message));
      if (reply.ok !== true) return String(reply.problem?.status);
      return reply.readOnly === true ? 'ro' : 'ok';
    }),
  );
  const line = (cells: readonly string[]) =>
    columns.map(([role, place], index) => `${role} (${place}): ${cells[index]}`).join('\n');
  expect(line(answers)).toBe(line(expected));
});

test('[R2] a document that is not one’s own is refused as one that does not exist', async () => {
  for (const ask of Object.values(asks)) {
    const { event, message } = ask();
    const refused = async (doc: string) =>
      Object(
        await sockets
          .get('dami')
          ?.timeout(10_000)
          .emitWithAck(event, { ...message, doc }),
      ).problem;
    const nowhere = message.doc.replace(/(?<=:)[^:]+/, 'no-such-thing');
    expect(await refused(message.doc)).toEqual(await refused(nowhere));
  }
});

function join(doc: string) {
  return { event: 'doc:join', message: { doc } };
}

function update(doc: string, write: (document: Y.Doc) => void) {
  const document = new Y.Doc();
  write(document);
  return { event: 'doc:update', message: { doc, update: Y.encodeStateAsUpdate(document) } };
}

function here(doc: string) {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ cursor: null });
  const message = { doc, update: encodeAwarenessUpdate(awareness, [awareness.clientID]) };
  awareness.destroy();
  return { event: 'doc:awareness', message };
}

function finding(document: Y.Doc): void {
  writeFinding(document, 'x', 'childsExperience', 'Words');
}

function answer(document: Y.Doc): void {
  writeAnswer(document, 'stuck', 'Words');
}
