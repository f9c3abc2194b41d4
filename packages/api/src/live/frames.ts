import { compactHead } from '@alongside/workflows/live/compact-frames';
import type { ServerToClient } from '@alongside/workflows/live/protocol';

/** Events that carry one update of one document. */
export type DocumentEvent = 'doc:update' | 'doc:awareness';

type DocumentMessage = Parameters<ServerToClient[DocumentEvent]>[0];

/**
 * A document event as the WebSocket frames that Socket.IO (protocol 5, Engine.IO protocol 4) makes of it: a text
 * frame with a placeholder, then a binary frame. Made once for everybody who gets it, and sent in one piece.
 */
export function framesOf(event: DocumentEvent, { doc, update }: DocumentMessage): Buffer {
  const text = textFrame(
    `51-["${event}",{"doc":${JSON.stringify(doc)},"update":{"_placeholder":true,"num":0}}]`,
  );
  return Buffer.concat([text, headerOf(update.byteLength, binary), update]);
}

/** The same as the one compact frame of `docs/live.md`. */
export function compactFrameOf(event: DocumentEvent, { doc, update }: DocumentMessage): Buffer {
  const head = compactHead(event === 'doc:update' ? 'update' : 'awareness', doc);
  return head ? binaryFrame(head, update) : framesOf(event, { doc, update });
}

export function binaryFrame(head: Uint8Array, rest: Uint8Array = new Uint8Array()): Buffer {
  const length = head.byteLength + rest.byteLength;
  return Buffer.concat([headerOf(length, binary), head, rest]);
}

/** A packet of Socket.IO's that has no attachments. */
export function textFrame(packet: string): Buffer {
  const text = Buffer.from(`4${packet}`);
  return Buffer.concat([headerOf(text.byteLength, plain), text]);
}

/** RFC 6455, 5.2: the final bit and the opcode. */
const plain = 0x81;
const binary = 0x82;

/** RFC 6455, 5.2: final frame, not masked. */
function headerOf(length: number, first: number): Buffer {
  if (length < 126) return Buffer.from([first, length]);
  if (length < 65_536) {
    const header = Buffer.allocUnsafe(4);
    header[0] = first;
    header[1] = 126;
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.allocUnsafe(10);
  header[0] = first;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
