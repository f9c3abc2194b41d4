import { attachmentsOf, compactFrame, readCompact } from '@alongside/workflows/live/compact-frames';
import * as parser from 'socket.io-parser';

/** The parser of a page that speaks in compact frames, written from `docs/live.md` alone. */
export class Encoder extends parser.Encoder {
  override encode(packet: parser.Packet): ReturnType<parser.Encoder['encode']> {
    const [event, message] = Array.isArray(packet.data) ? packet.data : [];
    const kind = event === 'doc:update' ? 'update' : event === 'doc:awareness' && 'awareness';
    if (kind === false || !(message?.update instanceof Uint8Array)) return super.encode(packet);
    const frame = compactFrame(kind, message.doc, message.update, packet.id);
    return frame ? [frame] : super.encode(packet);
  }
}

export class Decoder extends parser.Decoder {
  #attachments = 0;

  override add(data: unknown): void {
    if (typeof data === 'string') this.#attachments = attachmentsOf(data);
    else if (this.#attachments > 0) this.#attachments -= 1;
    else return this.#read(data);
    super.add(data);
  }

  #read(data: unknown): void {
    const frame = data instanceof Uint8Array ? readCompact(data) : undefined;
    if (!frame) throw new Error('not a compact frame');
    if (frame.kind !== 'done') {
      const { kind, doc, update } = frame;
      const event = [kind === 'update' ? 'doc:update' : 'doc:awareness', { doc, update }];
      this.emitReserved('decoded', { type: parser.PacketType.EVENT, nsp: '/', data: event });
      return;
    }
    for (const id of frame.questions)
      this.emitReserved('decoded', {
        type: parser.PacketType.ACK,
        nsp: '/',
        id,
        data: [{ ok: true }],
      });
  }
}
