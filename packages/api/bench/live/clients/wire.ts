/** Where and as whom one person opens one document. */
export interface Opening {
  url: string;
  doc: string;
  cookie: string;
  /** The state vector of what the person has already. */
  stateVector: Uint8Array;
  /** Gets everything that arrives, the first state too. */
  onUpdate(update: Uint8Array): void;
  /** The server went away, or put the person out. */
  onEnd(): void;
}

/** One person's connection to one document, in a server's own protocol. */
export interface Wire {
  /** Sends an edit; `acknowledged` is called where the protocol has a word for "saved". */
  send(update: Uint8Array, acknowledged: () => void): void;
  close(): Promise<void>;
}

/** Resolves once the server has taken the person in and answered with what it has. */
export type OpenWire = (opening: Opening) => Promise<Wire>;

/** A frame of the WebSocket library, as bytes without a copy. */
export function bytesOf(frame: unknown): Uint8Array {
  if (frame instanceof Uint8Array) return frame;
  throw new Error('the server sent a frame of an unexpected kind');
}
