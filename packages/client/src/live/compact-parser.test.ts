// @vitest-environment node
import { compactDone, compactFrame, readCompact } from '@alongside/workflows/live/compact-frames';
import { type Packet, PacketType } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { Decoder, Encoder } from './compact-parser.ts';

const doc = 'findings:d1';
const update = Uint8Array.of(1, 2, 3);

function event(name: string, ...more: unknown[]): Packet {
  return { type: PacketType.EVENT, nsp: '/', id: 4, data: [name, ...more] };
}

function decoded(...parts: unknown[]): unknown[] {
  const decoder = new Decoder();
  const packets: unknown[] = [];
  decoder.on('decoded', (packet) => packets.push(packet));
  for (const part of parts) decoder.add(part);
  return packets;
}

describe('the parser of compact frames', () => {
  it('writes edits and presence in one frame each, everything else as Socket.IO does', () => {
    const [frame] = new Encoder().encode(event('doc:update', { doc, update }));
    expect(frame instanceof Uint8Array && readCompact(frame)).toEqual({
      ...{ kind: 'update', doc, update, question: 4 },
    });
    expect(new Encoder().encode(event('doc:leave', { doc }))).toEqual([
      `24["doc:leave",{"doc":"${doc}"}]`,
    ]);
    expect(new Encoder().encode(event('doc:join', { doc, stateVector: update }))).toHaveLength(2);
  });

  it('reads frames as events and answers, and attachments as what they belong to', () => {
    const parts = new Encoder().encode(event('doc:join', { doc, stateVector: update }));
    const frame = compactFrame('awareness', doc, update)?.buffer;
    expect(decoded(...parts, frame, compactDone([7, 9]))).toMatchObject([
      event('doc:join', { doc, stateVector: update }),
      { type: PacketType.EVENT, data: ['doc:awareness', { doc, update }] },
      { type: PacketType.ACK, id: 7, data: [{ ok: true }] },
      { type: PacketType.ACK, id: 9, data: [{ ok: true }] },
    ]);
  });

  it('says when it gets what it cannot read', () => {
    expect(() => decoded(Uint8Array.of(99))).toThrow('cannot be read');
  });
});
