import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { type DemoPerson, test } from '../people.ts';
import { Colleague, serviceUrl } from '../scenarios/colleague.ts';
import { closed, inTheRoom, preparing } from '../scenarios/discussion.ts';
import { composer } from '../screens/room.ts';
import { middle, type Profile, visit, type Visit } from './visit.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? '5');
const phone: Profile = { name: 'phone', slower: 4, bits: 9_000_000, latency: 60 };
const oneBar: Profile = { name: 'one bar', slower: 4, bits: 1_600_000, latency: 150 };
const goals = { firstPaint: 1000, room: 2000, scripts: 200 * 1024, styles: 30 * 1024 };

interface Place {
  name: string;
  of: DemoPerson | null;
  at: string;
  usable: (page: Page) => Locator;
}

interface Row {
  name: string;
  profile: string;
  first: Visit;
  again: Visit;
}

const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const loadBefore = loadavg()[0] ?? 0;

test('what pages cost', async ({ browser }) => {
  const [begun, room, over] = [await preparing(), await inTheRoom('strengths'), await closed()];
  const floor = await barePage();
  const places: Place[] = [
    { name: 'a bare page (the floor)', of: null, at: floor.url, usable: heading },
    { name: 'sign in', of: null, at: '/', usable: heading },
    { name: 'your week', of: 'sam-ferngate', at: '/', usable: heading },
    { name: 'ask for a discussion', of: 'sam-ferngate', at: '/discussions/new', usable: heading },
    {
      ...{ name: 'preparing', of: 'sam-ferngate', at: `/discussions/${begun.id}` },
      usable: (page) => page.getByRole('textbox', { name: 'What are you glad you did?' }),
    },
    {
      ...{ name: 'the room', of: 'sam-ferngate', at: `/discussions/${room.id}/room` },
      usable: composer,
    },
    {
      ...{ name: 'the record', of: 'sam-ferngate', at: `/discussions/${over.id}/records/1` },
      usable: heading,
    },
    { name: 'the plan', of: 'sam-ferngate', at: '/plan', usable: heading },
    { name: 'themes', of: 'helen-ashdown', at: '/themes', usable: heading },
    { name: 'great practice', of: 'sam-ferngate', at: '/great-practice', usable: heading },
    { name: 'what we are learning', of: null, at: '/learning/fernvale', usable: heading },
  ];

  async function measured({ of, at, usable, name }: Place, profile: Profile): Promise<Row> {
    const first: Visit[] = [];
    const again: Visit[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.newContext({
        ...{ baseURL: serviceUrl(), viewport: { width: 390, height: 844 }, locale: 'en-GB' },
        serviceWorkers: 'block',
      });
      if (of) await signIn(context, of);
      first.push(await visit(context, profile, at, usable));
      again.push(await visit(context, profile, at, usable));
      await context.close();
    }
    return { name, profile: profile.name, first: middle(first), again: middle(again) };
  }

  const rows: Row[] = [];
  for (const place of places) rows.push(await measured(place, phone));
  const poor = new Set(['a bare page (the floor)', 'your week', 'preparing', 'the room']);
  for (const place of places.filter(({ name }) => poor.has(name)))
    rows.push(await measured(place, oneBar));
  floor.close();
  report(rows);
});

async function signIn(context: BrowserContext, person: DemoPerson): Promise<void> {
  const { cookie } = await Colleague.signIn(person);
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: serviceUrl() }]);
}

/** Nothing but a heading, from a server that does nothing else. */
async function barePage(): Promise<{ url: string; close(): void }> {
  const server = createServer((_asked, answer) => {
    answer.setHeader('Content-Type', 'text/html; charset=utf-8');
    answer.end('<!doctype html><title>Bare</title><h1>Bare</h1>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

const docs = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
const results = fileURLToPath(new URL('../../packages/api/bench/results/', import.meta.url));
const begins = '<!-- bench client: written by `pnpm bench client --write-docs` -->';
const ends = '<!-- bench client: end -->';

function report(rows: readonly Row[]): void {
  mkdirSync(results, { recursive: true });
  const at = new Date().toISOString();
  writeFileSync(`${results}client.json`, JSON.stringify({ at, rounds, goals, rows }, null, 2));
  const text = tables(rows, at);
  process.stdout.write(`\n${text}\n`);
  if (process.env['BENCH_WRITE_DOCS'] !== '1') return;
  const page = readFileSync(docs, 'utf8');
  const [from, to] = [page.indexOf(begins), page.indexOf(ends)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has lost the marks "${begins}"`);
  writeFileSync(docs, `${page.slice(0, from)}${begins}\n\n${text}\n\n${page.slice(to)}`);
}

function tables(rows: readonly Row[], at: string): string {
  const ms = (value: number) => Math.round(value).toLocaleString('en-GB');
  const kB = (bytes: number) => (bytes / 1024).toFixed(0);
  const floorOf = (profile: string) =>
    rows.find((row) => row.profile === profile)?.first.firstPaint ?? Number.NaN;
  const line = ({ name, profile, first, again }: Row) =>
    `| ${name} | ${profile} | ${kB(first.scripts)} | ${kB(first.styles)} | ${kB(first.rest)} | ${ms(first.firstPaint)} | ${(first.firstPaint / floorOf(profile)).toFixed(1)} | ${ms(first.usable)} | ${ms(again.usable)} |`;
  const own = rows.slice(1).filter(({ name }) => !name.includes('floor'));
  const onPhone = own.filter(({ profile }) => profile === phone.name);
  const worst = (of: (row: Row) => number) => onPhone.toSorted((a, b) => of(b) - of(a))[0];
  const entry = onPhone.find(({ name }) => name === 'your week');
  const room = onPhone.find(({ name }) => name === 'the room');
  const slowest = worst(({ first }) => first.firstPaint);
  const judged = (met: boolean) => (met ? 'met' : '**not met**');
  return [
    `Measured on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC, ${rounds} visits each (median): ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}; load average ${loadBefore.toFixed(1)} when it began.`,
    '',
    '| page | profile | scripts, kB | styles, kB | rest, kB | first paint, ms | × floor | usable, ms | again, ms |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(line),
    '',
    'Goals, on the phone:',
    '',
    `- first contentful paint ≤ 1 s: slowest ${slowest?.name ?? ''}, ${ms(slowest?.first.firstPaint ?? Number.NaN)} ms, ${judged((slowest?.first.firstPaint ?? Infinity) <= goals.firstPaint)}`,
    `- the room usable within 2 s: ${ms(room?.first.usable ?? Number.NaN)} ms, ${judged((room?.first.usable ?? Infinity) <= goals.room)}`,
    `- scripts to begin with ≤ 200 kB: ${kB(entry?.first.scripts ?? Number.NaN)} kB (your week), ${judged((entry?.first.scripts ?? Infinity) <= goals.scripts)}`,
    `- styles ≤ 30 kB: ${kB(worst(({ first }) => first.styles)?.first.styles ?? Number.NaN)} kB at most, ${judged((worst(({ first }) => first.styles)?.first.styles ?? Infinity) <= goals.styles)}`,
  ].join('\n');
}
