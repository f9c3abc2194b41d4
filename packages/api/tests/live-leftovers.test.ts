import * as Y from 'yjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
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

vi.setConfig({ testTimeout: 60_000 });

const { uri } = testDatabase();
let service: LiveService;
let number = 0;
let discussion: string;
let name: string;

beforeAll(async () => {
  service = await startLiveService(uri);
});
afterAll(async () => {
  await service.stop();
});
beforeEach(async () => {
  number += 1;
  discussion = `leftover${number}`;
  name = `findings:${discussion}`;
  await service.setCircle(discussion, { journey: 'agreeing' });
  const sam = await service.visit('sam');
  const copy = await sam.edit(name);
  writeFinding(copy.document, 'one', 'strength', 'Agreed.');
  await copy.saved();
  sam.socket.disconnect();
});

/** The agreeing command, committed before any node has heard of it. */
async function agreeUnheard(): Promise<void> {
  await service.connection.getClient().withSession((session) =>
    session.withTransaction(async () => {
      await service.live.readFindings(discussion, session);
      await service.connection
        .collection<{ _id: string }>('discussions')
        .updateOne({ _id: discussion }, { $set: { 'circle.journey': 'acting' } }, { session });
    }),
  );
}

async function reopenUnheard(): Promise<void> {
  await service.connection
    .collection<{ _id: string }>('discussions')
    .updateOne({ _id: discussion }, { $set: { 'circle.journey': 'together', recordVersion: 2 } });
}

/** Sam types at a node that writes it to the log and ends before it looks whether it came in time. */
async function typeAtANodeThatEnds(): Promise<void> {
  const node = await startLiveNode(uri, 'afterInsert');
  const sam = await visitAs(node.url, 'sam', organisation);
  const copy = await sam.edit(name);
  await agreeUnheard();
  writeFinding(copy.document, 'two', 'strength', 'Left over.');
  await node.gone;
  sam.socket.disconnect();
  expect(await service.connection.collection('documentupdates').countDocuments({ doc: name })).toBe(
    1,
  );
}

async function standing(): Promise<string[]> {
  const document = new Y.Doc();
  Y.applyUpdate(document, await service.live.documentState({ kind: 'findings', discussion }));
  return projectFindings(document).map(({ text }) => text);
}

async function shownTo(person: string): Promise<string[]> {
  const copy = await (await service.visit(person)).edit(name);
  return projectFindings(copy.document).map(({ text }) => text);
}

async function setAside(): Promise<unknown[]> {
  return service.connection.collection('lateupdates').find({ doc: name }).toArray();
}

describe('what a node that ended has left in the log of an agreed record', () => {
  it('is not in the text of those who saw it, not when it froze and not when it was reopened', async () => {
    const hers = await (await service.visit('priya')).edit(name);
    const seen = hers.until((document) =>
      projectFindings(document).some(({ text }) => text === 'Left over.'),
    );
    await typeAtANodeThatEnds();
    // The node she is at has not heard of the agreement either: she may see it, and it is not durable truth.
    await seen;
    expect(await standing()).toEqual(['Agreed.']);
    service.live.circleChanged(discussion);
    expect(await shownTo('sam')).toEqual(['Agreed.']);
    await expect.poll(setAside).toMatchObject([{ by: 'sam', organisation }]);
    await service.setCircle(discussion, { journey: 'together' }, undefined, 2);
    expect(await shownTo('sam')).toEqual(['Agreed.']);
  });

  it('is not in a text that nobody opened until it was reopened', async () => {
    await typeAtANodeThatEnds();
    await reopenUnheard();
    const later = await startLiveService(uri);
    const copy = await (await later.visit('priya')).edit(name);
    writeFinding(copy.document, 'three', 'strength', 'Added after.');
    await copy.saved();
    expect(copy.refusals).toEqual([]);
    expect(projectFindings(copy.document).map(({ text }) => text)).toEqual([
      'Agreed.',
      'Added after.',
    ]);
    expect(await standing()).toEqual(['Agreed.', 'Added after.']);
    await expect.poll(setAside).toMatchObject([{ by: 'sam', organisation }]);
    expect(await standing()).toEqual(['Agreed.', 'Added after.']);
    await later.stop();
  });
});

describe('a node that has not heard of anything', () => {
  it('answers frozen to what was typed for the version before, though the record is open again', async () => {
    const copy = await (await service.visit('sam')).edit(name);
    await agreeUnheard();
    await reopenUnheard();
    writeFinding(copy.document, 'two', 'strength', 'For the version before.');
    await copy.saved();
    expect(copy.refusals).toMatchObject([{ problem: { type: 'urn:alongside:problem:frozen' } }]);
    expect(await standing()).toEqual(['Agreed.']);
    expect(await setAside()).toMatchObject([{ by: 'sam' }]);
  });
});
