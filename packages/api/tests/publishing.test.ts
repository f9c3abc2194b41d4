import { frameOf, weekOf } from '@alongside/workflows/theme/weeks';
import { expect, test } from 'vitest';
import { createTransact } from '../src/durable/transact.ts';
import { publishFrame } from '../src/theme/publisher.ts';
import { themeCollections } from '../src/theme/stored.ts';
import { testService } from './service.ts';

const at = testService();

test('a node that began earlier and took longer puts nothing older in place of what is published', async () => {
  const { connection, clock } = at.service;
  const themes = await themeCollections(connection);
  const deps = { themes, transact: createTransact(connection), clock };
  const organisation = 'two-nodes';
  const frame = frameOf(weekOf(clock.now())) - 1;
  const _id = `${organisation}:${frame}`;
  const claimed = new Date(clock.now() + 60_000);
  await themes.frames.insertOne({ _id, organisation, frame, revision: 6, due: claimed });
  const bodies = () => themes.publications.distinct('body', { organisation, key: 'all' });

  await publishFrame(deps, { organisation, frame, revision: 6 });
  expect(await bodies()).toEqual(['null']);
  expect(await themes.frames.findOne({ _id })).toMatchObject({ published: 6, due: null });

  await themes.publications.updateMany({ organisation }, { $set: { body: 'of 6' } });
  await publishFrame(deps, { organisation, frame, revision: 5 });
  expect(await bodies()).toEqual(['of 6']);
  expect(await themes.frames.findOne({ _id })).toMatchObject({ published: 6, due: null });

  // Changed while it was worked out: published, and due again.
  await themes.frames.updateOne({ _id }, { $set: { revision: 8, due: claimed } });
  await publishFrame(deps, { organisation, frame, revision: 7 });
  expect(await bodies()).toEqual(['null']);
  expect(await themes.frames.findOne({ _id })).toMatchObject({ published: 7, due: claimed });
});
