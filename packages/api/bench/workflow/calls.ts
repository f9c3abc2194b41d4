// `pnpm bench workflow/calls`: what each command asks of the database, one command at a time, until it is quiet again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { startMongod } from '../../src/mongod/start.ts';
import { lifeOfADiscussion } from './life.ts';
import { createSender } from './load.ts';
import { benchService } from './service.ts';

const quietMs = 400;
/** Not a command's: they come by themselves. */
const ofTheDriver = new Set(['getMore', 'hello', 'ping', 'endSessions']);

const folder = await mkdtemp(join(tmpdir(), 'alongside-calls-'));
const mongod = await startMongod({ dataFolder: folder });
const address = new URL(mongod.uri);
address.searchParams.set('monitorCommands', 'true');
const service = await benchService(address.toString(), { pairs: 1, pollMs: 3_600_000 });
let calls: string[] = [];
service.connection.getClient().on('commandStarted', ({ commandName, command }) => {
  if (ofTheDriver.has(commandName)) return;
  const of = commandName === 'commitTransaction' ? '' : ` ${command[commandName]}`;
  const within = command['autocommit'] === false && of !== '' ? ' (in the transaction)' : '';
  calls.push(`${commandName}${of}${within}`);
});

async function quiet(): Promise<void> {
  for (let before = -1; before !== calls.length;) {
    before = calls.length;
    await after(quietMs);
  }
}

const steps = await lifeOfADiscussion(createSender(service.url), 0);
// The first time much is read that is known afterwards.
for (const { take } of steps) await take();
let all = 0;
for (const { name, take } of steps) {
  await quiet();
  calls = [];
  await take();
  calls.push('— answered —');
  await quiet();
  all += calls.length - 1;
  process.stdout.write(`\n${name}: ${calls.length - 1}\n  ${calls.join('\n  ')}\n`);
}
process.stdout.write(`\n${(all / steps.length).toFixed(1)} calls a command\n`);
await service.close();
await mongod.stop();
await rm(folder, { recursive: true, force: true });
