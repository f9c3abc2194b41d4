import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { periods } from '../src/live/limits.ts';
import { projectFindings } from '../src/live/project-findings.ts';
import { type LiveService, startLiveService, writeFinding } from './live-service.ts';
import { testDatabase } from './mongo.ts';

vi.setConfig({ testTimeout: 60_000 });

const { uri } = testDatabase();
let service: LiveService;

const usual = { ...periods };

beforeAll(async () => {
  // Idle after a moment instead of a quarter of a minute. Other files run in this process after this one.
  Object.assign(periods, { idle: 60, asleep: 120 });
  service = await startLiveService(uri);
});
afterAll(async () => {
  await service.stop();
  Object.assign(periods, usual);
});

const logOf = (doc: string) =>
  service.connection.collection('documentupdates').countDocuments({ doc });

it('a document that rests gives its memory back, and goes on as if it had not', async () => {
  await service.setCircle('resting', {});
  const [sam, priya] = [await service.visit('sam'), await service.visit('priya')];
  const [his, hers] = [await sam.edit('findings:resting'), await priya.edit('findings:resting')];
  for (let round = 0; round < 3; round += 1) {
    writeFinding(his.document, `f${round}`, 'strength', `Round ${round}.`);
    await his.saved();
    await hers.until((document) => projectFindings(document).length === round + 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(his.refusals).toEqual([]);
  const { findings } = await service.live.readFindings('resting');
  expect(findings.map(({ text }) => text)).toEqual(['Round 0.', 'Round 1.', 'Round 2.']);
});

it('a document that everybody has left is compacted, and opens again with everything', async () => {
  await service.setCircle('left', {});
  const sam = await service.visit('sam');
  const his = await sam.edit('findings:left');
  for (let edit = 0; edit < 10; edit += 1) {
    writeFinding(his.document, `f${edit}`, 'strength', `Words ${edit}.`);
    await his.saved();
  }
  expect(await logOf('findings:left')).toBeGreaterThan(0);
  await sam.leave('findings:left');
  await expect.poll(() => logOf('findings:left'), { timeout: 20_000 }).toBe(0);
  const again = await (await service.visit('priya')).edit('findings:left');
  expect(projectFindings(again.document)).toHaveLength(10);
});
