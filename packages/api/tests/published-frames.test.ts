import { packGroup } from '@alongside/workflows/theme/publication/compact';
import { expect, test, vi } from 'vitest';
import { createPublishedFrames } from '../src/theme/published-frames.ts';
import { themeCollections } from '../src/theme/stored.ts';
import { testService } from './service.ts';

const at = testService();

function once(): { happened: Promise<void>; happens: () => void } {
  let happens = (): void => undefined;
  const happened = new Promise<void>((resolve) => {
    happens = resolve;
  });
  return { happened, happens };
}

test('what is in memory is answered for as long as it is what is published, and a reading that ends late takes nothing newer away', async () => {
  const { publications } = await themeCollections(at.service.connection);
  const reader = createPublishedFrames({ publications });
  const organisation = 'two-readings';
  async function publish(discussions: number, stamp: string): Promise<void> {
    const body = packGroup({
      units: ['Care'],
      blocks: [{ from: 0, weeks: 4, counts: [discussions] }],
      children: [],
    });
    const published = { organisation, frame: 0, limit: 5, key: 'all', until: 4, stamp, body };
    await publications.replaceOne({ _id: organisation }, published, { upsert: true });
  }
  async function read() {
    const [frame] = await reader.read(organisation, 5, { from: 0, until: 4 });
    return frame?.all?.blocks[0]?.counts[0];
  }

  await publish(40, 'first');
  const find = publications.find.bind(publications);
  const begun = once();
  const over = once();
  let readings = 0;
  vi.spyOn(publications, 'find').mockImplementation((filter = {}, options = {}) => {
    const cursor = find(filter, options);
    // Stamps are asked for by key, bodies are not.
    if ('key' in filter) return cursor;
    readings += 1;
    if (readings > 1) return cursor;
    const toArray = cursor.toArray.bind(cursor);
    cursor.toArray = async () => {
      const rows = await toArray();
      begun.happens();
      await over.happened;
      return rows;
    };
    return cursor;
  });
  const late = read();
  await begun.happened;
  await publish(80, 'second');
  expect(await read()).toBe(80);
  over.happens();
  expect(await late).toBe(40);
  expect(await read()).toBe(80);
  expect(readings).toBe(2);
});
