import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { projectFindings } from '../src/live/project-findings.ts';
import { startLiveNode } from './live-processes.ts';
import {
  type LiveService,
  organisation,
  startLiveService,
  visitAs,
  writeFinding,
} from './live-service.ts';
import { testDatabase } from './mongo.ts';

vi.setConfig({ testTimeout: 120_000 });

const { uri } = testDatabase();
let one: LiveService;
let other: LiveService;
let number = 0;
let discussion: string;
let name: string;

beforeAll(async () => {
  [one, other] = [await startLiveService(uri), await startLiveService(uri)];
});
afterAll(async () => {
  await one.stop();
  await other.stop();
});
beforeEach(async () => {
  number += 1;
  discussion = `nodes${number}`;
  name = `findings:${discussion}`;
  await one.setCircle(discussion, {});
});

function texts(document: Y.Doc): string[] {
  return projectFindings(document).map(({ text }) => text);
}

describe('several nodes on one database', () => {
  it('carries what is typed at one node to the other, both ways', async () => {
    const his = await (await one.visit('sam')).edit(name);
    const hers = await (await other.visit('priya')).edit(name);
    writeFinding(his.document, 'a', 'strength', 'From one.');
    await hers.until((document) => texts(document).includes('From one.'));
    writeFinding(hers.document, 'b', 'strength', 'From the other.');
    await his.until((document) => texts(document).includes('From the other.'));
    await Promise.all([his.saved(), hers.saved()]);
    expect(texts(his.document)).toEqual(texts(hers.document));
  });

  it('freezes, removes and tells of changes at every node', async () => {
    const priya = await other.visit('priya');
    await priya.edit(name);
    const changed = priya.next('changed');
    one.live.announce({ kind: 'discussion', id: discussion, revision: 7 }, organisation, ['priya']);
    expect(await changed).toEqual({ kind: 'discussion', id: discussion, revision: 7 });
    const readOnly = priya.next('doc:readonly');
    await one.setCircle(discussion, { journey: 'setAside' });
    expect(await readOnly).toEqual({ doc: name, readOnly: true });
    const removed = priya.next('doc:removed');
    await one.setCircle(discussion, { participants: [{ person: 'sam', role: 'worker' }] });
    expect(await removed).toMatchObject({ doc: name });
  });

  it('shows who is there from node to node, and nobody any more when a node has died', async () => {
    const node = await startLiveNode(uri);
    const sam = await visitAs(node.url, 'sam', organisation);
    const priya = await other.visit('priya');
    await sam.join(name);
    await priya.join(name);
    const awareness = new Awareness(new Y.Doc());
    awareness.setLocalState({ cursor: 1 });
    const update = encodeAwarenessUpdate(awareness, [awareness.clientID]);
    const seen = priya.next('doc:awareness');
    // Nodes get to know each other within a heartbeat; until then a page says again where it is.
    await expect.poll(async () => (await sam.awareness(name, update)).ok).toBe(true);
    const again = setInterval(() => {
      awareness.setLocalState({ cursor: 1 });
      void sam.awareness(name, encodeAwarenessUpdate(awareness, [awareness.clientID]));
    }, 300);
    expect(Buffer.from((await seen).update).toString()).toContain('Name of sam');
    clearInterval(again);
    const newcomer = await other.visit('priya');
    const told = newcomer.next('doc:awareness');
    await newcomer.join(name);
    expect(Buffer.from((await told).update).toString()).toContain('Name of sam');
    const gone = new Promise<string>((resolve) => {
      newcomer.socket.on('doc:awareness', (message) => {
        const said = Buffer.from(message.update).toString();
        if (said.includes('null')) resolve(said);
      });
    });
    await node.kill();
    expect(await gone).toContain('null');
    awareness.destroy();
  });

  it('goes on at another node when one is ended hard, losing nothing acknowledged', async () => {
    const node = await startLiveNode(uri);
    const sam = await visitAs(node.url, 'sam', organisation);
    const before = await sam.edit(name);
    const hers = await (await other.visit('priya')).edit(name);
    for (let edit = 0; edit < 20; edit += 1) {
      writeFinding(before.document, `f${edit}`, 'strength', `words ${edit}`);
    }
    await before.saved();
    writeFinding(before.document, 'unacknowledged', 'strength', 'On its way.');
    await node.kill();
    const again = await other.visit('sam');
    const joined = await again.join(name, Y.encodeStateVector(before.document));
    if (!joined.ok) throw new Error(joined.problem.detail);
    Y.applyUpdate(before.document, new Uint8Array(joined.update));
    const missing = Y.encodeStateAsUpdate(before.document, new Uint8Array(joined.stateVector));
    expect(await again.update(name, missing)).toEqual({ ok: true });
    await hers.until((document) => texts(document).includes('On its way.'));
    const { findings } = await other.live.readFindings(discussion);
    expect(findings.map(({ text }) => text).sort()).toEqual(texts(before.document).sort());
  });
});
