import type { Page } from '@playwright/test';
import { expect, test } from './people.ts';
import { d001 } from './scenarios/d-001.ts';
import * as scenarios from './scenarios/discussion.ts';
import { says } from './screens/page.ts';
import { addFinding, composer, finding, goToEnd, saved, stage } from './screens/room.ts';

test('a reload in the middle of typing loses neither the finding nor the one being begun', async ({
  arrive,
}) => {
  const held = await scenarios.inTheRoom('childsExperience');
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}/room`);
  await addFinding(sam, 'T misses his sister');
  await goToEnd(finding(sam, 1));
  await sam.keyboard.type(' and says so');
  await composer(sam).fill('He sleeps badly when');
  await sam.reload();
  await expect(finding(sam, 1)).toHaveText('T misses his sister and says so');
  await expect(composer(sam)).toHaveValue('He sleeps badly when');
  await expect(saved(sam)).toBeVisible();
});

test('words typed offline survive a reload of the tab, and are saved on return', async ({
  arrive,
}) => {
  const held = await scenarios.preparing();
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}`);
  const words = sam.getByRole('textbox', { name: 'What are you glad you did?' });
  await words.fill('On the way in.');
  await expect(saved(sam)).toBeVisible();
  await sam.context().setOffline(true);
  await expect(says(sam, 'Working offline, your words are safe')).toBeVisible();
  await goToEnd(words);
  await sam.keyboard.type(' In the car park.');
  await expect(words).toHaveText('On the way in. In the car park.');
  await keptOnDevice(sam);
  await sam.context().setOffline(false);
  await sam.reload();
  await expect(words).toHaveText('On the way in. In the car park.');
  await expect(saved(sam)).toBeVisible();
});

test('two tabs of one person write on in the same reflection', async ({ arrive }) => {
  const held = await scenarios.preparing();
  const one = await arrive('sam-ferngate');
  const other = await one.context().newPage();
  for (const page of [one, other]) await page.goto(`/discussions/${held.id}`);
  const glad = 'What are you glad you did?';
  await one.getByRole('textbox', { name: glad }).fill('Begun in one tab.');
  await expect(other.getByRole('textbox', { name: glad })).toHaveText('Begun in one tab.');
  await goToEnd(other.getByRole('textbox', { name: glad }));
  await other.keyboard.type(' Ended in another.');
  await expect(one.getByRole('textbox', { name: glad })).toHaveText(
    'Begun in one tab. Ended in another.',
  );
  await other.getByRole('button', { name: 'Share my reflection' }).click();
  await other.getByRole('button', { name: 'Share it' }).click();
  await expect(says(one, /You have shared your reflection/)).toBeVisible();
  await expect(one.getByRole('textbox', { name: glad })).toHaveCount(0);
});

test('back leaves the room and forward comes back to it, with every word', async ({ arrive }) => {
  const held = await scenarios.inTheRoom('childsExperience');
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}`);
  await sam.getByRole('link', { name: 'Go into the room' }).click();
  await addFinding(sam, d001.experience);
  await composer(sam).fill('Half a sentence');
  await sam.goBack();
  await expect(sam.getByRole('link', { name: 'Go into the room' })).toBeVisible();
  await sam.goForward();
  await expect(finding(sam, 1)).toHaveText(d001.experience);
  await expect(composer(sam)).toHaveValue('Half a sentence');
});

test('what changes while a page is still connecting is shown all the same', async ({ arrive }) => {
  const held = await scenarios.proposed();
  const sam = await arrive('sam-ferngate');
  let letThrough = (): void => undefined;
  const through = new Promise<void>((resolve) => (letThrough = resolve));
  await sam.routeWebSocket(/\/socket\.io\//, async (socket) => {
    await through;
    socket.connectToServer();
  });
  await sam.goto(`/discussions/${held.id}`);
  await expect(says(sam, 'Waiting for Priya to answer.')).toBeVisible();
  await held.priya.does(held.id, { type: 'accept' });
  letThrough();
  await expect(sam.getByRole('heading', { name: 'Your reflection' })).toBeVisible();
});

test('a double click sends a command once', async ({ arrive }) => {
  const held = await scenarios.proposed();
  const priya = await arrive('priya-millbrook');
  const sent: string[] = [];
  priya.on('request', (request) => {
    if (request.url().endsWith('/commands')) sent.push(request.postData() ?? '');
  });
  await priya.goto(`/discussions/${held.id}`);
  await priya.getByRole('button', { name: 'Yes, let’s' }).dblclick();
  await expect(priya.getByRole('heading', { name: 'Your reflection' })).toBeVisible();
  await expect(priya.getByRole('alert')).toHaveCount(0);
  const answer = await held.priya.get(`/discussions/${held.id}/timeline`);
  const { items } = await answer.json();
  expect(items.filter(({ event }: { event: string }) => event === 'accepted')).toHaveLength(1);
  expect(sent.length).toBeGreaterThan(0);
});

test('a double click on “Ask” opens one discussion', async ({ arrive }) => {
  const caseReference = scenarios.freshCaseReference();
  const sam = await arrive('sam-ferngate');
  await sam.goto('/discussions/new');
  await sam.getByRole('searchbox', { name: /With whom would you like to talk/ }).fill('priya');
  await sam.getByRole('radio', { name: /Priya Millbrook/ }).check();
  await sam.getByRole('textbox', { name: 'Case reference' }).fill(caseReference);
  await sam.getByRole('combobox', { name: 'The child’s age' }).selectOption(d001.ageBand);
  await sam.getByRole('textbox', { name: 'The focus, in one sentence' }).fill(d001.focus);
  await sam.getByRole('button', { name: 'Ask', exact: true }).dblclick();
  await expect(says(sam, 'Waiting for Priya to answer.')).toBeVisible();
  await sam.goto(`/discussions?q=${caseReference}`);
  await expect(sam.getByRole('link').filter({ hasText: caseReference })).toHaveCount(1);
});

test('when the record is agreed while somebody is offline, their late words stay theirs to copy', async ({
  arrive,
}) => {
  const held = await scenarios.inTheRoom('closing');
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}/room`);
  await expect(stage(sam, 'closing')).toBeVisible();
  await sam.getByRole('button', { name: /^What we learn/ }).click();
  await sam.context().setOffline(true);
  await expect(says(sam, 'Working offline, your words are safe')).toBeVisible();
  await goToEnd(finding(sam, 1));
  await sam.keyboard.type(' Too late, but mine.');
  await held.priya.does(held.id, { type: 'finish' });
  await scenarios.agree(held);
  await sam.context().setOffline(false);
  await expect(sam.getByRole('region', { name: 'Words that came too late' })).toContainText(
    'Too late, but mine.',
  );
  const record = await (await held.priya.get(`/discussions/${held.id}/records/1`)).text();
  expect(record).not.toContain('Too late, but mine.');
});

/** Waits until all that was typed is in this device's own store: half a second without another row. */
async function keptOnDevice(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const open = indexedDB.open('alongside');
        const db = await new Promise<IDBDatabase>((resolve) => {
          open.addEventListener('success', () => resolve(open.result));
        });
        const all = db.transaction('rows').objectStore('rows').getAll();
        const rows = await new Promise<{ at: number; kind: string }[]>((resolve) => {
          all.addEventListener('success', () => resolve(all.result));
        });
        db.close();
        const updates = rows.filter(({ kind }) => kind === 'update');
        return updates.length > 0 ? Date.now() - Math.max(...updates.map(({ at }) => at)) : 0;
      }),
    )
    .toBeGreaterThan(500);
}
