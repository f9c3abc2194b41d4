import fc from 'fast-check';
import { afterAll, beforeAll, it, vi } from 'vitest';
import { howMany, mortalHistory, play } from './live-history.ts';
import { mortalWorld } from './live-mortal-world.ts';

const histories = howMany(3);
vi.setConfig({ testTimeout: 120_000 + histories.numRuns * 60_000, hookTimeout: 120_000 });

let world: Awaited<ReturnType<typeof mortalWorld>>;

beforeAll(async () => {
  world = await mortalWorld();
});
afterAll(async () => {
  await world.end();
});

it('after any history with kill -9 of nodes and of mongod all copies are equal, hold what was acknowledged, and the projection follows', async () => {
  await fc.assert(
    fc.asyncProperty(mortalHistory, (steps) => play(steps, world)),
    histories,
  );
});
