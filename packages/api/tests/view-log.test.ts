import { beforeAll, expect, test } from 'vitest';
import { disposeViewings } from '../src/reading/dispose.ts';
import { type ViewLogCollections, viewLogCollections } from '../src/reading/stored.ts';
import { readNotedEnd, verifyViewLogs } from '../src/reading/verify-chain.ts';
import type { Viewing } from '../src/reading/view-log.ts';
import { agreeBoth } from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();
let log: ViewLogCollections;
const place = { organisation: 'fernvale' };
const viewing = (more: Partial<Viewing> = {}): Viewing => ({
  ...place,
  person: 'ines',
  what: 'search',
  about: { words: 'CR-4821' },
  ...more,
});

async function fernvale() {
  const logs = await verifyViewLogs(log);
  return logs.find(({ organisation }) => organisation === 'fernvale');
}

beforeAll(async () => {
  log = await viewLogCollections(at.service.connection);
});

test('[P9] many writers on two nodes make one unbroken chain for each organisation', async () => {
  const another = await at.another();
  const nodeOf = (nth: number) => (nth % 2 === 0 ? at.service : another);
  await Promise.all(
    Array.from({ length: 60 }, (_, nth) =>
      nodeOf(nth).viewLog.append(viewing({ about: { words: `CR-${nth}` } })),
    ),
  );
  await another.viewLog.append(viewing({ organisation: 'elsewhere' }));
  const entries = await log.viewings.find(place).sort({ sequence: 1 }).toArray();
  expect(entries.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: 60 }, (_, nth) => nth + 1),
  );
  expect(await verifyViewLogs(log)).toMatchObject([
    { organisation: 'elsewhere', entries: 1, broken: null },
    { organisation: 'fernvale', entries: 60, end: { hash: entries.at(-1)?.hash }, broken: null },
  ]);
});

test('[P9] the same reading in the same hour is one entry, on whichever node, and tells its case', async () => {
  const other = await at.another();
  const { id, priya, path } = await agreeBoth(at);
  const reading = viewing({ what: 'record', person: 'priya', about: { discussion: id } });
  await at.service.viewLog.appendHourly(reading);
  await other.viewLog.appendHourly(reading);
  await priya.get(`${path}/records/1`);
  const found = await log.viewings
    .find({ ...place, 'about.discussion': id, what: 'record', person: 'priya' })
    .toArray();
  expect(found).toMatchObject([{ about: { caseReference: 'CR-4821', caseKey: 'CR4821' } }]);
});

test('[P9] what changed, was exchanged, is missing or was cut off shows, and where', async () => {
  const before = await log.viewings.find(place).sort({ sequence: 1 }).toArray();
  const [, , third, fourth] = before;
  const last = before.at(-1);
  if (!third || !fourth || !last) throw new Error('There are too few entries.');
  const restore = async () => {
    await log.viewings.deleteMany(place);
    await log.viewings.insertMany(before);
  };

  await log.viewings.updateOne({ _id: third._id }, { $set: { person: 'pat' } });
  expect(await fernvale()).toMatchObject({
    broken: { sequence: 3, says: 'This entry was changed.' },
  });
  await restore();
  await log.viewings.deleteOne({ _id: third._id });
  expect(await fernvale()).toMatchObject({ broken: { sequence: 4, says: 'Entry 3 is missing.' } });
  await restore();
  await log.viewings.updateOne({ _id: third._id }, { $set: { sequence: 0 } });
  await log.viewings.updateOne({ _id: fourth._id }, { $set: { sequence: 3 } });
  await log.viewings.updateOne({ _id: third._id }, { $set: { sequence: 4 } });
  expect(await fernvale()).toMatchObject({ broken: { sequence: 3 } });
  await restore();
  await log.viewings.deleteOne({ _id: last._id });
  expect(await fernvale()).toMatchObject({
    broken: { says: `The log ends before entry ${last.sequence}.` },
  });
  await restore();
  expect(await fernvale()).toMatchObject({ broken: null });
});

test('[P9] a tail cut off together with its end shows against an end that was noted elsewhere', async () => {
  const noted = { organisation: 'fernvale', ...(await log.ends.findOne({ _id: 'fernvale' })) };
  const { sequence = 0, hash = '' } = noted;
  const last = await log.viewings.findOne({ ...place, sequence });
  const before = await log.viewings.findOne({ ...place, sequence: sequence - 1 });
  if (!last || !before) throw new Error('There are too few entries.');
  await log.viewings.deleteOne({ _id: last._id });
  const set = { sequence: before.sequence, hash: before.hash };
  await log.ends.updateOne({ _id: 'fernvale' }, { $set: set });
  expect(await fernvale()).toMatchObject({ broken: null });
  const ends = [{ organisation: 'fernvale', sequence, hash }];
  expect((await verifyViewLogs(log, ends)).at(-1)).toMatchObject({ broken: { sequence } });
  await log.viewings.insertOne(last);
  await log.ends.updateOne({ _id: 'fernvale' }, { $set: { sequence, hash } });
  expect((await verifyViewLogs(log, ends)).at(-1)).toMatchObject({ broken: null });
});

test('[P9] an end is noted as verifying prints it, and metrics tell how far each log has come', async () => {
  const hash = 'a'.repeat(64);
  expect(readNotedEnd(`fernvale:12:${hash}`)).toEqual({
    organisation: 'fernvale',
    sequence: 12,
    hash,
  });
  expect(() => readNotedEnd('fernvale:twelve')).toThrow('is not a noted end');
  const { sequence } = (await log.ends.findOne({ _id: 'fernvale' })) ?? {};
  const metrics = await fetch(`${at.service.url}/metrics`);
  expect(await metrics.text()).toContain(
    `alongside_view_log_sequence{organisation="fernvale"} ${sequence}`,
  );
});

test('[P11] the oldest entries go sealed, and the rest can still be verified', async () => {
  at.clock.advance(24 * 60 * 60 * 1000);
  const before = new Date(at.clock.now());
  await at.service.viewLog.append(viewing());
  const old = await log.viewings.countDocuments({ ...place, at: { $lt: before } });
  const asked = { ...place, before, by: 'pat', reason: 'Kept for as long as we said.' };
  expect(await disposeViewings(log, at.service.viewLog, asked)).toBe(old);
  expect(await fernvale()).toMatchObject({ entries: 2, disposedUpTo: old, broken: null });
  const seal = await log.viewings.findOne({ ...place, what: 'disposed' });
  await log.viewings.updateOne({ _id: seal?._id ?? '' }, { $set: { 'disposed.upTo': old + 1 } });
  expect(await fernvale()).not.toMatchObject({ broken: null });
});

test('[P9] nothing is shown when its trace cannot be kept', async () => {
  const { path, priya } = await agreeBoth(at);
  at.clock.advance(24 * 60 * 60 * 1000);
  // Where the log ends is not where its end is noted: nothing more can be bound to it.
  await log.ends.updateOne({ _id: 'fernvale' }, { $inc: { sequence: -1 } });
  const answer = await priya.get(`${path}/records/1`);
  expect(answer).toMatchObject({
    status: 503,
    body: { detail: expect.stringContaining('nothing is shown') },
  });
  expect(answer.text).not.toContain('Visits happen');
});
