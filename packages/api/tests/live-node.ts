import { startLiveService } from './live-service.ts';

/**
 * A live node in a process of its own, so that it can be ended hard: `live-node.ts <uri> [ends]`. Says its address
 * when it stands. With `ends` it ends hard itself, the moment the first update it writes is durable.
 */
const [uri, ends] = process.argv.slice(2);
if (!uri) throw new Error('Which database?');
const service = await startLiveService(uri, { monitorCommands: ends !== undefined });
if (ends !== undefined) {
  const client = service.connection.getClient();
  let writing: number | null = null;
  client.on('commandStarted', ({ commandName, command, requestId }) => {
    if (commandName === 'insert' && command['insert'] === 'documentupdates') writing = requestId;
  });
  client.on('commandSucceeded', ({ requestId }) => {
    if (requestId === writing) process.kill(process.pid, 'SIGKILL');
  });
}
// It ends with whoever started it, however that ended.
process.stdin.resume().on('end', () => process.exit(1));
process.stdout.write(`${service.url}\n`);
process.on('SIGTERM', () => {
  void service.stop().then(() => process.exit(0));
});
