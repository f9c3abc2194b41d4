import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { liveCollections } from '../src/live/document-log.ts';
import { documentsInWrite, periods } from '../src/live/limits.ts';
import { type UpdateWriter, updateWriter, type Written } from '../src/live/update-writer.ts';
import { type LiveService, startLiveService } from './live-service.ts';
import { testDatabase } from './mongo.ts';

const { uri } = testDatabase();
let service: LiveService;
let groups: string[][];
let writer: UpdateWriter;

beforeAll(async () => {
  service = await startLiveService(uri);
  writer = updateWriter({
    collections: await liveCollections(service.connection),
    logger: pino({ level: 'silent' }),
    node: 'gathering',
    clock: { now: () => Date.now() },
    settle(entries) {
      groups.push(entries.map(({ doc, updates }) => `${doc} ${updates.length}`));
      return Promise.resolve(new Map());
    },
  });
});
afterAll(async () => {
  await service.stop();
});

function written(name: string): Written {
  return {
    organisation: 'northbank',
    name,
    stored: { recordVersion: 1 },
    settled: () => undefined,
  };
}

/** Resolves when it is durable, with how long that took. */
async function add(name: string): Promise<number> {
  const begun = performance.now();
  await new Promise((resolve) =>
    writer.add(written(name), 'sam', Uint8Array.of(0, 0), () => resolve(undefined)),
  );
  return performance.now() - begun;
}

describe('gathering', () => {
  it('keeps nobody waiting who types alone', async () => {
    groups = [];
    const took: number[] = [];
    for (let edit = 0; edit < 8; edit += 1) took.push(await add('findings:alone'));
    expect(groups).toEqual(took.map(() => ['findings:alone 1']));
    expect(Math.min(...took)).toBeLessThan(periods.gatherAtMost / 2);
  });

  it('lets the edits of many documents gather longer, so that they share what writing costs', async () => {
    groups = [];
    const names = Array.from({ length: 60 }, (_, index) => `findings:many${index}`);
    await Promise.all(names.map(add));
    const took = await Promise.all([...names.map(add), ...names.map(add)]);
    expect(groups.flat()).toEqual([
      ...names.map((name) => `${name} 1`),
      ...names.map((name) => `${name} 2`),
    ]);
    // A few documents at a time, and the last of them once all have had their turn.
    expect(Math.max(...groups.map((group) => group.length))).toBe(documentsInWrite);
    expect(Math.max(...took)).toBeGreaterThan(periods.gatherAtMost / 2);
  });

  it('goes back to keeping nobody waiting once few are typed in', async () => {
    groups = [];
    const took: number[] = [];
    for (let edit = 0; edit < 8; edit += 1) took.push(await add('findings:alone again'));
    expect(Math.min(...took)).toBeLessThan(periods.gatherAtMost / 4);
  });

  it('waits for nobody when somebody waits for it', async () => {
    groups = [];
    const names = Array.from({ length: 60 }, (_, index) => `findings:hurried${index}`);
    await add('findings:before');
    const begun = performance.now();
    const all = names.map(add);
    writer.hurry();
    await Promise.all(all);
    expect(groups.flat()).toHaveLength(61);
    expect(performance.now() - begun).toBeLessThan(periods.gatherAtMost / 2);
  });
});
