import { attachmentsOf } from '@alongside/workflows/live/compact-frames';
import { Decoder, PacketType } from 'socket.io-parser';

/** Socket.IO's decoder, which hands on compact frames (`docs/live.md`, "On the wire") as an event `compact`. */
export class CompactDecoder extends Decoder {
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
      this.emitReserved('decoded', {
        type: PacketType.EVENT,
        nsp: '/',
        data: ['compact', data],
      });
    }
  }
}
