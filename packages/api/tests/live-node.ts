import { startLiveService } from './live-service.ts';

/** A live node in a process of its own, so that it can be ended hard: `live-node.ts <uri>`. Says its address when it stands. */
const uri = process.argv[2];
if (!uri) throw new Error('Which database?');
const service = await startLiveService(uri);
process.stdout.write(`${service.url}\n`);
process.on('SIGTERM', () => {
  void service.stop().then(() => process.exit(0));
});
