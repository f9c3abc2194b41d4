import type { DocumentCircle } from '@alongside/workflows/discussion/access';
import { journeys } from '@alongside/workflows/discussion/stages';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionsOf } from '../src/database/collections.ts';
import { readTogether } from '../src/discussion/circles.ts';
import { type LiveService, startLiveService, writeAnswer, writeFinding } from './live-service.ts';
import { testDatabase } from './mongo.ts';

const { uri } = testDatabase();
let service: LiveService;
let number = 0;

beforeAll(async () => {
  service = await startLiveService(uri);
});
afterAll(async () => {
  await service.stop();
});

const sam = { person: 'sam', role: 'worker' } as const;

/** Types in a text that was open, after the database came to say this; the node has not heard of it. */
async function typedAfter(
  change: { circle?: Partial<DocumentCircle>; recordVersion?: number } | 'gone',
  kind: 'findings' | 'reflection' = 'findings',
): Promise<'kept' | 'late'> {
  number += 1;
  const discussion = `exception${number}`;
  await service.setCircle(discussion, kind === 'findings' ? {} : { journey: 'preparing' });
  const name = kind === 'findings' ? `findings:${discussion}` : `reflection:${discussion}:sam`;
  const visit = await service.visit('sam');
  const copy = await visit.edit(name);
  const circles = service.connection.collection<{ _id: string }>('discussions');
  if (change === 'gone') await circles.deleteOne({ _id: discussion });
  else {
    const { circle = {}, ...rest } = change;
    const set = Object.entries(circle).map(([key, value]) => [`circle.${key}`, value]);
    await circles.updateOne({ _id: discussion }, { $set: { ...Object.fromEntries(set), ...rest } });
  }
  if (kind === 'findings') writeFinding(copy.document, 'one', 'strength', 'Typed.');
  else writeAnswer(copy.document, 'a', 'Typed.');
  await copy.saved();
  const asides = service.connection.collection('lateupdates');
  expect(await asides.countDocuments({ doc: name })).toBe(copy.refusals.length);
  visit.socket.disconnect();
  return copy.refusals.length === 0 ? 'kept' : 'late';
}

describe('what was typed while rights changed unheard', () => {
  it.each(journeys)('is looked at again in findings: %s', async (journey) => {
    const open = journey === 'together' || journey === 'agreeing';
    expect(await typedAfter({ circle: { journey } })).toBe(open ? 'kept' : 'late');
  });

  it('is late where nobody takes part any more, and where there is nothing any more', async () => {
    expect(await typedAfter({ circle: { participants: [] } })).toBe('late');
    expect(await typedAfter('gone')).toBe('late');
  });

  it('is late when it was typed for an earlier version of the record', async () => {
    expect(await typedAfter({ recordVersion: 2 })).toBe('late');
  });

  it('is looked at again in reflections: open, shared, and of one who left', async () => {
    expect(await typedAfter({}, 'reflection')).toBe('kept');
    expect(await typedAfter({ circle: { journey: 'together' } }, 'reflection')).toBe('kept');
    expect(await typedAfter({ circle: { shared: ['sam'] } }, 'reflection')).toBe('late');
    expect(await typedAfter({ circle: { journey: 'acting' } }, 'reflection')).toBe('late');
    const left = { participants: [{ ...sam, person: 'lee' }], former: ['sam'] };
    expect(await typedAfter({ circle: left }, 'reflection')).toBe('late');
    // The version of the record says nothing about a reflection.
    expect(await typedAfter({ recordVersion: 2 }, 'reflection')).toBe('kept');
  });
});

it('only those are plainly open who are together and somebody takes part', async () => {
  const collections = collectionsOf(service.connection);
  const stored = (id: string, journey: string, participants: object[] = [sam]) => ({
    updateOne: {
      filter: { _id: id },
      update: { $set: { projection: { circle: { journey, participants }, recordVersion: 3 } } },
      upsert: true,
    },
  });
  const ids = journeys.map((journey) => `open-${journey}`);
  await service.connection
    .collection<{ _id: string }>('discussions')
    .bulkWrite([
      ...journeys.map((journey) => stored(`open-${journey}`, journey)),
      stored('open-to-nobody', 'together', []),
    ]);
  const together = await readTogether(collections, [...ids, 'open-to-nobody', 'open-nowhere']);
  expect(together).toEqual(new Map([['open-together', 3]]));
});
