// The floor: the same database, and a server that answers with a heading. It fills nothing, checks nothing, serves nobody.
import express from 'express';
import { startMongod } from '../../dist/mongod/start.js';

const database = await startMongod({
  dataFolder: process.env.ALONGSIDE_DATA ?? '.data',
  say: () => undefined,
});
const server = express()
  .get('/', (_asked, answer) => {
    answer.type('html').send('<!doctype html><title>Bare</title><h1>Bare</h1>');
  })
  .listen(Number(process.env.PORT ?? '0'), '127.0.0.1', () => {
    process.stdout.write(`ready: http://localhost:${server.address().port}\n`);
  });
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void database.stop().then(() => process.exit(0));
});
