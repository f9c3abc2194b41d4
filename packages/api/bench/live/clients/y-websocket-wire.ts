import { createDecoder, readVarUint } from 'lib0/decoding';
import { encode, writeVarUint } from 'lib0/encoding';
import { WebSocket } from 'ws';
import { bytesOf, type Opening, type Wire } from './wire.ts';
import { emptyUpdate, readSync, syncStep1, syncStep2, syncUpdate, writeSync } from './y-sync.ts';

const messageSync = 0;

/** y-websocket's protocol: a socket per document, no acknowledgement. */
export function openYWebsocket(opening: Opening): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${opening.url}/${opening.doc}`, { perMessageDeflate: false });
    const wire: Wire = {
      send: (update) => socket.send(frame(syncUpdate, update)),
      close: () => closed(socket),
    };
    socket.on('error', reject);
    socket.on('close', () => opening.onEnd());
    socket.on('open', () => socket.send(frame(syncStep1, opening.stateVector)));
    socket.on('message', (data) => {
      const decoder = createDecoder(bytesOf(data));
      if (readVarUint(decoder) !== messageSync) return;
      const message = readSync(decoder);
      if (message.kind === 'asked') return socket.send(frame(syncStep2, emptyUpdate));
      opening.onUpdate(message.update);
      if (message.first) resolve(wire);
    });
  });
}

/** Closes a socket and waits until it is closed. */
export function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === WebSocket.CLOSED) return resolve();
    socket.once('close', () => resolve());
    socket.close();
  });
}

function frame(step: number, bytes: Uint8Array): Uint8Array {
  return encode((encoder) => {
    writeVarUint(encoder, messageSync);
    writeSync(encoder, step, bytes);
  });
}
