import type { ServerToClient } from '@alongside/workflows/live/protocol';

/** Events that carry one update of one document. */
export type DocumentEvent = 'doc:update' | 'doc:awareness';

/**
 * A document event as the WebSocket frames that Socket.IO (protocol 5, Engine.IO protocol 4) makes of it: a text
 * frame with a placeholder, then a binary frame. Made once for everybody who gets it, and sent in one piece.
 */
export function framesOf(
  event: DocumentEvent,
  message: Parameters<ServerToClient[DocumentEvent]>[0],
): Buffer {
  const { doc, update } = message;
  const text = Buffer.from(
    `451-["${event}",{"doc":${JSON.stringify(doc)},"update":{"_placeholder":true,"num":0}}]`,
  );
  return Buffer.concat([
    headerOf(text.byteLength, 0x81),
    text,
    headerOf(update.byteLength, 0x82),
    update,
  ]);
}

/** RFC 6455, 5.2: final frame, not masked. `first` holds the final bit and the opcode. */
function headerOf(length: number, first: 0x81 | 0x82): Buffer {
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
