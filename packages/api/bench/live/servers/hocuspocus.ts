import { Database } from '@hocuspocus/extension-database';
import { type Extension, Server } from '@hocuspocus/server';
import { Binary, MongoClient } from 'mongodb';
import type { ServerOptions } from '../processes/server-contract.ts';
import { openRooms, serve } from './serve.ts';

interface Stored {
  _id: string;
  state: Binary;
}

/** Its own Database extension on one MongoDB collection, a document each, its default debounce of 2 to 10 s. */
async function mongodbExtension(options: ServerOptions): Promise<Extension> {
  const client = await new MongoClient(options.mongodbUri).connect();
  const documents = client.db(options.database).collection<Stored>('hocuspocus');
  return new Database({
    async fetch({ documentName }) {
      const found = await documents.findOne({ _id: documentName });
      return found === null ? null : new Uint8Array(found.state.buffer);
    },
    async store({ documentName, state }) {
      await documents.updateOne(
        { _id: documentName },
        { $set: { state: new Binary(state) } },
        { upsert: true, writeConcern: { w: 'majority' } },
      );
    },
  });
}

await serve(async (options) => {
  const stored = process.argv.includes('--mongodb');
  const server = new Server({
    quiet: true,
    stopOnSignals: false,
    address: '127.0.0.1',
    port: options.port,
    extensions: stored ? [await mongodbExtension(options)] : [],
  });
  await server.listen();
  return { url: `ws://127.0.0.1:${options.port}`, rooms: openRooms };
});
