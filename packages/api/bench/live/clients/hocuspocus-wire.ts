import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { encode, writeVarString, writeVarUint } from 'lib0/encoding';
import { WebSocket } from 'ws';
import { bytesOf, type Opening, type Wire } from './wire.ts';
import { closed } from './y-websocket-wire.ts';
import { emptyUpdate, readSync, syncStep1, syncStep2, syncUpdate, writeSync } from './y-sync.ts';

const messages = { sync: 0, auth: 2, syncReply: 4, syncStatus: 8 };
const authToken = 0;

/** Hocuspocus's protocol: its SyncStatus message says "saved" once for each thing sent, in order. */
export function openHocuspocus(opening: Opening): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(opening.url, { perMessageDeflate: false });
    const waiting: (() => void)[] = [];
    let taken = 0;
    const wire: Wire = {
      send(update, acknowledged) {
        waiting.push(acknowledged);
        socket.send(syncFrame(opening.doc, messages.sync, syncUpdate, update));
      },
      close: () => closed(socket),
    };
    socket.on('error', reject);
    socket.on('close', () => opening.onEnd());
    socket.on('open', () => {
      socket.send(authFrame(opening.doc));
      socket.send(syncFrame(opening.doc, messages.sync, syncStep1, opening.stateVector));
    });
    socket.on('message', (data) => {
      const decoder = createDecoder(bytesOf(data));
      readVarString(decoder);
      const type = readVarUint(decoder);
      if (type === messages.syncStatus) return waiting[taken++]?.();
      if (type !== messages.sync && type !== messages.syncReply) return;
      const message = readSync(decoder);
      if (message.kind === 'update') {
        opening.onUpdate(message.update);
        if (message.first) resolve(wire);
        return;
      }
      waiting.push(nobody);
      socket.send(syncFrame(opening.doc, messages.syncReply, syncStep2, emptyUpdate));
    });
  });
}

/** The SyncStatus that answers our own sync step 2 is nobody's edit. */
function nobody(): void {
  return undefined;
}

function authFrame(doc: string): Uint8Array {
  return encode((encoder) => {
    writeVarString(encoder, doc);
    writeVarUint(encoder, messages.auth);
    writeVarUint(encoder, authToken);
    writeVarString(encoder, 'a token nobody reads');
  });
}

function syncFrame(doc: string, type: number, step: number, bytes: Uint8Array): Uint8Array {
  return encode((encoder) => {
    writeVarString(encoder, doc);
    writeVarUint(encoder, type);
    writeSync(encoder, step, bytes);
  });
}
