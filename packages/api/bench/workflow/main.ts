// `pnpm bench workflow`: events a second through HTTP, against Express and Mongoose with two inserts in a transaction.
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { startMongod } from '../../src/mongod/start.ts';
import { checked, lifeOfADiscussion } from './life.ts';
import { createSender, type Measured, measure } from './load.ts';

const lanes = Number(process.env['LANES'] ?? '16');
const seconds = Number(process.env['SECONDS'] ?? '5');
const rounds = Number(process.env['ROUNDS'] ?? '3');

const folder = await mkdtemp(join(tmpdir(), 'alongside-bench-'));
const mongod = await startMongod({ dataFolder: folder });
const asked = await MongoClient.connect(mongod.uri);

function started(file: string, database: string): Promise<{ url: string; child: ChildProcess }> {
  const address = new URL(mongod.uri);
  address.pathname = `/${database}`;
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: {
      ...process.env,
      MONGODB_URI: address.toString(),
      PAIRS: String(lanes),
      NODE_ENV: 'production',
    },
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    child.once('message', (message: { url: string }) => resolve({ url: message.url, child }));
  });
}

/** Each lane is two people who carry one discussion after another. */
function lanesOfAlongside(url: string): Promise<(() => Promise<void>)[]> {
  const send = createSender(url);
  return Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const life = await lifeOfADiscussion(send, lane);
      let taken = 0;
      return async () => {
        await life[taken % life.length]?.take();
        taken += 1;
      };
    }),
  );
}

function lanesOfFloor(url: string): (() => Promise<void>)[] {
  const send = createSender(url);
  return Array.from({ length: lanes }, (_, lane) => async () => {
    checked(
      await send(`/discussions/d-${lane}/commands`, {
        commandId: randomUUID(),
        type: 'schedule',
        startsAt: '2027-01-01T10:00:00.000Z',
        durationMinutes: 60,
        place: 'Room 2',
      }),
    );
  });
}

/** Commands that mongod has been sent, but for those that wait for news or look whether it is there. */
async function callsSoFar(): Promise<number> {
  const { metrics } = await asked.db('admin').command({ serverStatus: 1 });
  const waiting = new Set(['getMore', 'hello', 'isMaster', 'ping', 'serverStatus']);
  return Object.entries<{ total?: unknown }>(metrics.commands)
    .filter(([name]) => !waiting.has(name))
    .reduce((sum, [, { total }]) => sum + Number(total ?? 0), 0);
}

/** CPU spent so far, in milliseconds: by the service, which is asked, and by mongod, as Linux counts it. */
async function cpu({
  child,
}: {
  child: ChildProcess;
}): Promise<{ service: number; mongod: number }> {
  const service = new Promise<number>((resolve) => {
    child.once('message', (spent: { cpuMs: number }) => resolve(spent.cpuMs));
    child.send('cpu');
  });
  const stat = await readFile(`/proc/${mongod.pid}/stat`, 'utf8').catch(() => '');
  const [user = 0, system = 0] = stat.split(' ').slice(13, 15).map(Number);
  return { service: await service, mongod: (user + system) * 10 };
}

interface Costed extends Measured {
  /** CPU an event, in microseconds. */
  serviceCpu: number;
  mongodCpu: number;
  /** Database calls an event, with what the service looks for by itself. */
  calls: number;
}

async function costed(
  program: { child: ChildProcess },
  lanesOf: readonly (() => Promise<void>)[],
): Promise<Costed> {
  const before = { ...(await cpu(program)), calls: await callsSoFar() };
  const measured = await measure(lanesOf, seconds);
  const after = { ...(await cpu(program)), calls: await callsSoFar() };
  const each = (spent: number) => (spent * 1000) / measured.events;
  return {
    ...measured,
    serviceCpu: each(after.service - before.service),
    mongodCpu: each(after.mongod - before.mongod),
    calls: (after.calls - before.calls) / measured.events,
  };
}

const floor = await started('./floor.ts', 'bench-floor');
const alongside = await started('./alongside.ts', 'bench-alongside');
const floorLanes = lanesOfFloor(floor.url);
const alongsideLanes = await lanesOfAlongside(alongside.url);
await measure(floorLanes, 2);
await measure(alongsideLanes, 2);

const results: { round: number; floor: Costed; alongside: Costed; ratio: number }[] = [];
for (let round = 1; round <= rounds; round += 1) {
  const bare = await costed(floor, floorLanes);
  const whole = await costed(alongside, alongsideLanes);
  results.push({ round, floor: bare, alongside: whole, ratio: whole.perSecond / bare.perSecond });
}
const ratios = results.map(({ ratio }) => ratio).sort((a, b) => a - b);
const ratio = ratios[Math.floor(ratios.length / 2)] ?? 0;

const line = (
  name: string,
  round: number,
  { perSecond, p50, p99, serviceCpu, mongodCpu, calls }: Costed,
) =>
  `| ${round} | ${name} | ${perSecond.toFixed(0)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${serviceCpu.toFixed(0)} | ${mongodCpu.toFixed(0)} | ${calls.toFixed(1)} |`;
const table = [
  `${lanes} people at once, ${seconds} s a round, Node ${process.versions.node}, MongoDB ${mongod.version}`,
  '',
  '| round | what | events/s | p50 ms | p99 ms | service CPU µs/event | mongod CPU µs/event | database calls/event |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...results.flatMap(({ round, floor: bare, alongside: whole }) => [
    line('Express + Mongoose, two inserts', round, bare),
    line('Alongside', round, whole),
  ]),
  '',
  `ratio (median of rounds): ${ratio.toFixed(2)}   goal: 0.70`,
];
process.stdout.write(`${table.join('\n')}\n`);
const out = new URL('../results/', import.meta.url);
await mkdir(out, { recursive: true });
await writeFile(
  new URL('workflow.json', out),
  `${JSON.stringify({ at: new Date().toISOString(), lanes, seconds, node: process.versions.node, ratio, results }, null, 2)}\n`,
);

for (const { child } of [floor, alongside]) {
  child.removeAllListeners('exit');
  child.disconnect();
}
await asked.close();
await mongod.stop();
await rm(folder, { recursive: true, force: true });
