import { attachmentsOf, compactFrame, readCompact } from '@alongside/workflows/live/compact-frames';
import * as parser from 'socket.io-parser';

const kinds = new Map<unknown, 'update' | 'awareness'>([
  ['doc:update', 'update'],
  ['doc:awareness', 'awareness'],
]);

/** Socket.IO's encoder, which writes the busiest messages as compact frames (`docs/live.md`, "On the wire"). */
export class Encoder extends parser.Encoder {
  override encode(packet: parser.Packet): ReturnType<parser.Encoder['encode']> {
    return compacted(packet) ?? super.encode(packet);
  }
}

function compacted({ type, data, id }: parser.Packet): Uint8Array[] | undefined {
  if (type !== parser.PacketType.EVENT || !Array.isArray(data)) return undefined;
  const kind = kinds.get(data[0]);
  const message: unknown = data[1];
  if (!kind || !isDocumentMessage(message)) return undefined;
  const frame = compactFrame(kind, message.doc, message.update, id);
  return frame && [frame];
}

function isDocumentMessage(message: unknown): message is { doc: string; update: Uint8Array } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'doc' in message &&
    typeof message.doc === 'string' &&
    'update' in message &&
    message.update instanceof Uint8Array
  );
}

/** Socket.IO's decoder, which reads compact frames as the events and answers they stand for. */
export class Decoder extends parser.Decoder {
  /** Binary messages that still belong to the last text message. */
  #attachments = 0;

  override add(data: unknown): void {
    if (typeof data === 'string') {
      super.add(data);
      this.#attachments = attachmentsOf(data);
    } else if (this.#attachments > 0) {
      this.#attachments -= 1;
      super.add(data);
    } else {
      this.#read(data instanceof ArrayBuffer ? new Uint8Array(data) : data);
    }
  }

  #read(bytes: unknown): void {
    const frame = bytes instanceof Uint8Array ? readCompact(bytes) : undefined;
    if (!frame) throw new Error('The service sent a frame that cannot be read.');
    if (frame.kind === 'done') {
      for (const id of frame.questions) {
        const answer = { type: parser.PacketType.ACK, nsp: '/', id, data: [{ ok: true }] };
        this.emitReserved('decoded', answer);
      }
      return;
    }
    const { doc, update } = frame;
    const data = [frame.kind === 'update' ? 'doc:update' : 'doc:awareness', { doc, update }];
    this.emitReserved('decoded', { type: parser.PacketType.EVENT, nsp: '/', data });
  }
}
