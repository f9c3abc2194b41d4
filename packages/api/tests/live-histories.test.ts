import fc from 'fast-check';
import { afterAll, beforeAll, it, vi } from 'vitest';
import { howMany, play, quietHistory, type World } from './live-history.ts';
import { type LiveService, startLiveService } from './live-service.ts';
import { testDatabase } from './mongo.ts';

const histories = howMany(6);
vi.setConfig({ testTimeout: 60_000 + histories.numRuns * 10_000 });

const { uri } = testDatabase();
let nodes: LiveService[];

beforeAll(async () => {
  nodes = [await startLiveService(uri), await startLiveService(uri)];
});
afterAll(async () => {
  for (const node of nodes) await node.stop();
});

function nodeAt(place: number): LiveService {
  const node = nodes[place];
  if (!node) throw new Error('no such node');
  return node;
}

const world: World = {
  reader: () => nodeAt(0),
  url: (node) => Promise.resolve(nodeAt(node).url),
  async restart(node) {
    await nodeAt(node).stop();
    nodes[node] = await startLiveService(uri);
  },
};

it('after any history all copies are equal, hold what was acknowledged, and the projection follows', async () => {
  await fc.assert(
    fc.asyncProperty(quietHistory, (steps) => play(steps, world)),
    histories,
  );
});
