import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import { MongoClient } from 'mongodb';
import { WebSocketServer } from 'ws';
import { MongodbPersistence } from 'y-mongodb-provider';
import { applyUpdate, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import type { ServerOptions } from '../processes/server-contract.ts';
import { openRooms, serve } from './serve.ts';

/** y-mongodb-provider as its README wires it to y-websocket, with the index it recommends. */
async function persistIn({ mongodbUri, database }: ServerOptions): Promise<void> {
  const client = await new MongoClient(mongodbUri).connect();
  await client
    .db(database)
    .collection('yjs-writings')
    .createIndex({ version: 1, docName: 1, action: 1, clock: 1, part: 1 });
  await client.close();
  const uri = new URL(mongodbUri);
  uri.pathname = `/${database}`;
  const provider = new MongodbPersistence(uri.href);
  setPersistence({
    provider,
    async bindState(name, doc) {
      const persisted = await provider.getYDoc(name);
      const difference = encodeStateAsUpdate(doc, encodeStateVector(persisted));
      if (difference.some((byte) => byte > 0)) void provider.storeUpdate(name, difference);
      applyUpdate(doc, encodeStateAsUpdate(persisted));
      doc.on('update', (update: Uint8Array) => void provider.storeUpdate(name, update));
      persisted.destroy();
    },
    async writeState(name) {
      await provider.flushDocument(name);
    },
  });
}

await serve(async (options) => {
  await persistIn(options);
  const server = new WebSocketServer({ port: options.port, host: '127.0.0.1' });
  server.on('connection', (socket, request) => setupWSConnection(socket, request));
  await new Promise<void>((resolve) => server.on('listening', resolve));
  return { url: `ws://127.0.0.1:${options.port}`, rooms: openRooms };
});
