// `pnpm bench themes`: overviews of a million findings, against aggregating them afresh.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { firstCodebook } from '@alongside/workflows/theme/codebook/codebook';
import mongoose from 'mongoose';
import { collectionsOf } from '../../src/database/collections.ts';
import { chanceFrom } from '../../src/demo/year/chance.ts';
import { startMongod } from '../../src/mongod/start.ts';
import { installOrganisation } from '../../src/person/install.ts';
import { countAfresh, countKept, mustBeSame, prepareAfresh } from './afresh.ts';
import { type Answer, cookieOf, createAsking, spreadOf } from './asking.ts';
import { fill } from './fill.ts';
import { benchOrganisation, head } from './organisation.ts';
import { publishAnew } from './publishing.ts';
import { pathOf, questionsOf } from './questions.ts';
import { loadNow, type Report, tables, writeDocs } from './report.ts';
import { scaleOf } from './scale.ts';
import { startWatched } from './watched.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    'write-docs': { type: 'boolean', default: false },
    /** Writes the records here and leaves them; the next run measures with them. */
    data: { type: 'string' },
  },
});
const before = loadNow();
const scale = scaleOf(values, Date.now());
const bench = benchOrganisation(scale);
const themes = firstCodebook().themes.map(({ id }) => id);
const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'alongside-bench-')));
const mongod = await startMongod({ dataFolder: folder });
const address = new URL(mongod.uri);
address.pathname = '/bench-themes';
const connection = await mongoose.createConnection(address.toString()).asPromise();
const { db } = connection;
if (!db) throw new Error('The connection is not open.');

const service = await startWatched(address.toString());
await installOrganisation(collectionsOf(connection), bench);
say('Writing records and counting them.');
const filled = await fill(db, bench, scale);
await service.watch('forget');

say(`Publishing; written in ${filled.seconds.toFixed(0)} s.`);
const first = await publishAnew(db, filled.frames);
say(`Published the first time in ${first.seconds.toFixed(1)} s.`);
const ask = createAsking(service.url, await cookieOf(service.url, head));
const everything = { from: scale.until - scale.weeks, until: scale.until };
const cold = await ask(pathOf(everything));
if (!values.quick && cold.discussions === null) throw new Error('Nothing is shown.');

say('Asking for overviews.');
const chance = chanceFrom(scale.seed + 1);
const questions = questionsOf(chance, values.quick ? 300 : 500, bench, themes, scale);
await inTurn(questions.slice(0, 100).map(pathOf), ask);
await service.watch();
const answers = await inTurn(questions.map(pathOf), ask);
const together = performance.now();
const lanes = await Promise.all(
  [0, 1, 2, 3].map((lane) =>
    inTurn(questions.filter((_, index) => index % 4 === lane).map(pathOf), ask),
  ),
);
const four = lanes.flat();
const perSecond = four.length / ((performance.now() - together) / 1000);
const answering = await service.watch();
say(`p50 and p95: ${milliseconds(spreadOf(answers.map((answer) => answer.ms)))}`);

say('Aggregating afresh.');
await prepareAfresh(db);
const same = questions.slice(0, 20);
const afresh: number[] = [];
await countAfresh(db, everything);
for (const question of same) {
  const began = performance.now();
  const counted = await countAfresh(db, question);
  afresh.push(performance.now() - began);
  mustBeSame(counted, await countKept(db, question));
}
const again = await inTurn(same.map(pathOf), ask);
say(`p50 and p95: ${milliseconds(spreadOf(afresh))}`);

say('Publishing everything anew, and asking meanwhile.');
await service.watch();
let publishing = true;
const meanwhile: Answer[] = [];
const asking = (async () => {
  for (let index = 0; publishing; index += 1) {
    const question = questions[index % questions.length];
    if (question) meanwhile.push(await ask(pathOf(question)));
  }
})();
const anew = await publishAnew(db, filled.frames);
publishing = false;
await asking;
const watched = await service.watch();
const one = await publishAnew(db, filled.frames.slice(1, 2));

say('Agreeing.');
const lags: number[] = [];
for (let time = 0; time < (values.quick ? 5 : 10); time += 1) lags.push(await service.agree());

const ms = (list: readonly Answer[]) => spreadOf(list.map((answer) => answer.ms));
const publications = await db
  .collection<{ body: string }>('publications')
  .aggregate<{ size: number }>([
    { $group: { _id: null, size: { $sum: { $strLenBytes: '$body' } } } },
  ])
  .toArray();
const report: Report = {
  at: new Date().toISOString(),
  mode: values.quick ? 'quick' : 'full',
  mongod: mongod.version,
  load: { before, after: loadNow() },
  scale,
  findings: filled.findings,
  fillSeconds: filled.seconds,
  published: {
    ...anew,
    frames: filled.frames.length,
    characters: publications[0]?.size ?? 0,
  },
  publishing: watched,
  meanwhile: ms(meanwhile),
  cold: cold.ms,
  overview: ms(answers),
  four: { ...ms(four), perSecond },
  answering,
  bytes: spreadOf(answers.map(({ bytes }) => bytes)),
  withheld: answers.filter(({ discussions }) => discussions === null).length / answers.length,
  afresh: spreadOf(afresh),
  same: ms(again),
  ratio: spreadOf(afresh.map((took, index) => took / (again[index]?.ms ?? took))),
  lag: spreadOf(lags),
  one,
};
process.stdout.write(`\n${tables(report)}\n`);
const results = new URL('../results/', import.meta.url);
await mkdir(results, { recursive: true });
await writeFile(new URL('themes.json', results), `${JSON.stringify(report, null, 2)}\n`);
if (values['write-docs']) await writeDocs(report);

service.stop();
await connection.close();
await mongod.stop();
if (values.data === undefined) await rm(folder, { recursive: true, force: true });

/** One after the other. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  does: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await does(item));
  return results;
}

function milliseconds({ p50, p95 }: { p50: number; p95: number }): string {
  return `${p50.toFixed(1)} and ${p95.toFixed(1)} ms`;
}

function say(words: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${words}\n`);
}
