import type { Done, Failed, Joined } from '@alongside/workflows/live/protocol';

/** What a live document hears. `online` comes again after each reconnection: whoever listens joins afresh. */
export interface LiveListener {
  online(): void;
  offline(): void;
  update(doc: string, update: Uint8Array): void;
  awareness(doc: string, update: Uint8Array): void;
  readOnly(doc: string, readOnly: boolean): void;
  removed(doc: string, reason: string): void;
}

/**
 * The socket as a live document sees it. Questions reject with `NotAnsweredError` when the connection drops or
 * no answer comes in time; then nobody knows whether they arrived, and asking again is safe.
 */
export interface LiveTransport {
  readonly online: boolean;
  join(doc: string, stateVector: Uint8Array): Promise<Joined | Failed>;
  update(doc: string, update: Uint8Array): Promise<Done | Failed>;
  /** Not waited for: who is where is told again anyway. */
  awareness(doc: string, update: Uint8Array): void;
  leave(doc: string): void;
  listen(listener: LiveListener): () => void;
}

export class NotAnsweredError extends Error {
  override readonly name = 'NotAnsweredError';
}

/** Socket.IO hands binary over as ArrayBuffer in a browser and as a view of one elsewhere. */
export function bytesOf(binary: unknown): Uint8Array {
  if (binary instanceof Uint8Array) return binary;
  if (binary instanceof ArrayBuffer) return new Uint8Array(binary);
  if (ArrayBuffer.isView(binary)) {
    return new Uint8Array(binary.buffer, binary.byteOffset, binary.byteLength);
  }
  throw new TypeError('Expected bytes.');
}
