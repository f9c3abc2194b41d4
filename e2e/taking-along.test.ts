import { readFile } from 'node:fs/promises';
import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import * as scenarios from './scenarios/discussion.ts';
import { openMenu, says } from './screens/page.ts';

test('the record is taken away as a file, and prints on two sides at most', async ({ arrive }) => {
  const held = await scenarios.acting();
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}/records/1`);
  const download = sam.waitForEvent('download', { timeout: 60_000 });
  await sam.getByRole('button', { name: 'Take away as PDF' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('learning-discussion-version-1.pdf');
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(says(sam, /Those who took part see that you took it/)).toBeVisible();
  await expectNoBarriers(sam, 'taking-1-record');
  const printed = (await sam.pdf({ format: 'A4' })).toString('latin1');
  expect(printed.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
});

test('a worker and her manager look at the same four weeks, and she sees that it was opened', async ({
  arrive,
}) => {
  const held = await scenarios.acting();
  const morgan = await arrive('morgan-tarn');
  await morgan.goto('/');
  await openMenu(morgan);
  await morgan.getByRole('link', { name: 'Supervision' }).click();
  await morgan.getByRole('link', { name: 'Sam Ferngate' }).click();
  await expect(
    morgan.getByRole('heading', { name: 'Supervision with Sam Ferngate' }),
  ).toBeVisible();
  await expect(says(morgan, new RegExp(held.caseReference)).first()).toBeVisible();
  await expectNoBarriers(morgan, 'taking-2-supervision');

  const sam = await arrive('sam-ferngate', { viewport: { width: 320, height: 640 } });
  await sam.goto('/supervision');
  await expect(sam.getByRole('heading', { name: 'For your supervision' })).toBeVisible();
  await sam.getByText('can open this page too').click();
  await expect(says(sam, /Morgan Tarn opened it on/).first()).toBeVisible();
  await expectNoBarriers(sam, 'taking-3-own-supervision');
  await sam.getByRole('link', { name: 'The four weeks before' }).click();
  await expect(sam).toHaveURL(/until=/);
});
