import { readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding';
import { type Encoder, writeVarUint, writeVarUint8Array } from 'lib0/encoding';

/** The three messages of the Yjs sync protocol. */
export const syncStep1 = 0;
export const syncStep2 = 1;
export const syncUpdate = 2;

/** An update that says nothing: the answer of somebody who has nothing the server lacks. */
export const emptyUpdate = new Uint8Array([0, 0]);

/** What a sync message says: the other's state vector, or bytes to apply (`first`: the answer to our step 1). */
export type SyncMessage =
  { kind: 'asked' } | { kind: 'update'; update: Uint8Array; first: boolean };

export function readSync(decoder: Decoder): SyncMessage {
  const step = readVarUint(decoder);
  if (step === syncStep1) return { kind: 'asked' };
  return { kind: 'update', update: readVarUint8Array(decoder), first: step === syncStep2 };
}

export function writeSync(encoder: Encoder, step: number, bytes: Uint8Array): void {
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, bytes);
}
