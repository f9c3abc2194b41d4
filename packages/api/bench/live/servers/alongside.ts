import pino from 'pino';
import { createService } from '../../../src/service.ts';
import type { ServerOptions } from '../processes/server-contract.ts';
import { createRooms } from './alongside-rooms.ts';
import { serve } from './serve.ts';

/** The whole service as `npm start` runs it, in demo mode so that people can sign in, on the bench's database. */
await serve(async (options) => {
  const service = await createService({
    port: options.port,
    host: '127.0.0.1',
    mongodbUri: databaseOf(options),
    demoMode: true,
    sessionSecret: 'a secret for the time of a benchmark',
    behindTls: false,
    metricsToken: undefined,
    pollMs: 1_000,
    signInsAMinute: 1_000_000,
    session: { commandsAMinute: 1_000_000, readsAMinute: 1_000_000 },
    clientFolder: 'no client is served here',
    logger: pino({ level: 'warn' }),
  });
  return { url: `ws://127.0.0.1:${options.port}`, rooms: createRooms(service) };
});

function databaseOf({ mongodbUri, database }: ServerOptions): string {
  const uri = new URL(mongodbUri);
  uri.pathname = `/${database}`;
  return uri.href;
}
