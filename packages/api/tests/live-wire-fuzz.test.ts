import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type Copy, type LiveService, startLiveService, writeFinding } from './live-service.ts';
import { testDatabase } from './mongo.ts';

vi.setConfig({ testTimeout: 60_000 });

const { uri } = testDatabase();
const doc = 'findings:wire';
let service: LiveService;
let hers: Copy;
let written = 0;

beforeAll(async () => {
  service = await startLiveService(uri);
  await service.setCircle('wire', {});
  hers = await (await service.visit('priya')).edit(doc);
});
afterAll(async () => {
  await service.stop();
});

/** WebSocket opcodes, those that mean nothing included. */
const opcodes = [0, 1, 2, 3, 8, 9, 10, 15];

interface Frame {
  opcode: number;
  final: boolean;
  masked: boolean;
  payload: Uint8Array;
}

const finding = Y.encodeStateAsUpdate(
  (() => {
    const document = new Y.Doc();
    writeFinding(document, 'wire', 'strength', 'Sent as it should not be.');
    return document;
  })(),
);

/** Socket.IO packets that are almost right: another count of attachments, another place for them, no event, no end. */
const packet = fc.oneof(
  fc.constantFrom(
    `42["doc:join",{"doc":"${doc}"}]`,
    `451-0["doc:update",{"doc":"${doc}","update":{"_placeholder":true,"num":0}}]`,
    `451-7["doc:update",{"doc":"${doc}","update":{"_placeholder":true,"num":9}}]`,
    `459999999-["doc:update",{"_placeholder":true,"num":-1}]`,
    '45-["doc:update"]',
    '451-',
    '42[',
    '42{"a":1}',
    '42["__proto__",{"constructor":{"prototype":1}}]',
    '43999999["late"]',
    '40/admin,',
    '41',
    '44{"message":"no"}',
    '2probe',
    '6',
    'b////',
    '\u0000',
  ),
  fc.string({ maxLength: 200 }),
  fc.string({ maxLength: 40 }).map((text) => `42["doc:update",${text}]`),
);

const frame: fc.Arbitrary<Frame> = fc.oneof(
  { weight: 3, arbitrary: packet.map((text) => whole(1, new TextEncoder().encode(text))) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => whole(2, bytes)) },
  {
    weight: 1,
    arbitrary: fc
      .nat({ max: finding.byteLength })
      .map((length) => whole(2, finding.subarray(0, length))),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      opcode: fc.constantFrom(...opcodes),
      final: fc.boolean(),
      masked: fc.boolean(),
      payload: fc.uint8Array({ maxLength: 60 }),
    }),
  },
);

it('lives on whatever comes over the wire, and the other person writes on', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(frame, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      async (frames, joins) => {
        const wire = await open('sam');
        if (joins) wire.write(encode(text(`420["doc:join",{"doc":"${doc}"}]`)));
        for (const sent of frames) wire.write(encode(sent));
        // An answer to this, or the end of the connection: everything before has been dealt with.
        wire.write(encode({ opcode: 9, final: true, masked: true, payload: randomBytes(4) }));
        wire.end();
        await once(wire.resume(), 'close');

        written += 1;
        const id = `after-${written}`;
        writeFinding(hers.document, id, 'strength', `Still here, ${written}.`);
        expect(await hers.latest()).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
  expect(hers.refusals).toEqual([]);
  const { findings } = await service.live.readFindings('wire');
  expect(findings.filter(({ id }) => id.startsWith('after-'))).toHaveLength(written);
});

function whole(opcode: number, payload: Uint8Array): Frame {
  return { opcode, final: true, masked: true, payload };
}

function text(words: string): Frame {
  return whole(1, new TextEncoder().encode(words));
}

/** A connection that has shaken hands as this person, and nothing more polite than that. */
async function open(person: string): Promise<Socket> {
  const { port, host } = new URL(service.url);
  const wire = connect(Number(port), '127.0.0.1');
  wire.on('error', () => undefined);
  await once(wire, 'connect');
  wire.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      `Cookie: session=${person}@northbank`,
      '\r\n',
    ].join('\r\n'),
  );
  await once(wire, 'data');
  wire.write(encode(text('40')));
  return wire;
}

/** RFC 6455, section 5.2; payloads up to 64 KiB. */
function encode({ opcode, final, masked, payload }: Frame): Buffer {
  const length = payload.byteLength;
  const head = [(final ? 0x80 : 0) | opcode];
  if (length < 126) head.push((masked ? 0x80 : 0) | length);
  else head.push((masked ? 0x80 : 0) | 126, length >> 8, length & 0xff);
  if (!masked) return Buffer.concat([Buffer.from(head), payload]);
  const mask = randomBytes(4);
  const hidden = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([Buffer.from(head), mask, hidden]);
}
