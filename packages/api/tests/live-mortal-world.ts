import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { lives } from '../src/mongod/launch.ts';
import { type Started, startMongod } from '../src/mongod/start.ts';
import type { MortalWorld } from './live-history.ts';
import { type LiveNode, startLiveNode } from './live-processes.ts';
import { startLiveService } from './live-service.ts';
import { testFolder } from './test-folder.ts';

/** Two nodes and a mongod, each a process that can be ended with `kill -9`; a third node is waiting to take a place. */
export async function mortalWorld(): Promise<MortalWorld & { end(): Promise<void> }> {
  const folder = await testFolder();
  let mongod: Started = await startMongod({ dataFolder: folder });
  let isBack: Promise<unknown> = Promise.resolve();
  const { uri } = mongod;
  const reader = await startLiveService(uri);
  const nodes = await Promise.all([startLiveNode(uri), startLiveNode(uri)]);
  let spare: Promise<LiveNode> = startLiveNode(uri);

  function nodeAt(place: number): LiveNode {
    const node = nodes[place];
    if (!node) throw new Error('no such node');
    return node;
  }

  async function replace(place: number): Promise<void> {
    nodes[place] = await spare;
    await isBack;
    spare = startLiveNode(uri);
  }

  async function comeBack(killed: number): Promise<void> {
    // Until it is gone it would be taken for one that still runs.
    while (lives(killed)) await pause(10);
    mongod = await startMongod({ dataFolder: folder });
  }

  return {
    reader: () => reader,
    async url(node) {
      await isBack;
      return nodeAt(node).url;
    },
    async restart(node) {
      await isBack;
      await nodeAt(node).end();
      await replace(node);
    },
    async killNode(node) {
      await nodeAt(node).kill();
      await replace(node);
    },
    async killDatabase() {
      await isBack;
      // One that is just starting would give up.
      await spare;
      process.kill(mongod.pid, 'SIGKILL');
      isBack = comeBack(mongod.pid);
    },
    async end() {
      await isBack;
      await Promise.all([...nodes, await spare].map((node) => node.kill()));
      await reader.stop();
      await mongod.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
