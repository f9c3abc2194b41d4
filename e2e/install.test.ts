import type { BrowserContextOptions, Page } from '@playwright/test';
import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import * as scenarios from './scenarios/discussion.ts';
import { openMenu, says } from './screens/page.ts';
import { addFinding, goToEnd, saved } from './screens/room.ts';

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  serviceWorkers: 'allow',
};

test('loaded again without a connection, preparing goes on with every word', async ({ arrive }) => {
  const held = await scenarios.preparing();
  const sam = await arrive('sam-ferngate', phone);
  await sam.goto(`/discussions/${held.id}`);
  const glad = sam.getByRole('textbox', { name: 'What are you glad you did?' });
  await glad.fill('With signal.');
  await expect(saved(sam)).toBeVisible();
  await onTheDevice(sam, held.id);
  await sam.context().setOffline(true);
  await goToEnd(glad);
  await sam.keyboard.type(' Without.');
  await expect(says(sam, 'Working offline, your words are safe')).toBeVisible();
  await expectNoBarriers(sam, 'install-1-preparing-offline');
  await sam.reload();
  await expect(glad).toHaveText('With signal. Without.');
  await goToEnd(glad);
  await sam.keyboard.type(' And after.');
  await expect(says(sam, 'Working offline, your words are safe')).toBeVisible();
  await sam.context().setOffline(false);
  await expect(saved(sam)).toBeVisible();

  const laptop = await arrive('sam-ferngate');
  await laptop.goto(`/discussions/${held.id}`);
  await expect(laptop.getByRole('textbox', { name: 'What are you glad you did?' })).toHaveText(
    'With signal. Without. And after.',
  );
});

test('loaded again without a connection, the room goes on; signed out, nothing opens', async ({
  arrive,
}) => {
  const held = await scenarios.inTheRoom('strengths');
  const sam = await arrive('sam-ferngate', phone);
  await sam.goto(`/discussions/${held.id}/room`);
  await addFinding(sam, 'She came back each Tuesday.');
  await expect(saved(sam)).toBeVisible();
  await onTheDevice(sam, held.id);
  await sam.context().setOffline(true);
  await addFinding(sam, 'He asked for her.');
  await expectNoBarriers(sam, 'install-2-room-offline');
  await sam.reload();
  await expect(says(sam, 'She came back each Tuesday.')).toBeVisible();
  await expect(says(sam, 'He asked for her.')).toBeVisible();
  await addFinding(sam, 'And she stayed.');
  await sam.context().setOffline(false);
  await expect(saved(sam)).toBeVisible();
  const priya = await arrive('priya-millbrook');
  await priya.goto(`/discussions/${held.id}/room`);
  await expect(says(priya, 'And she stayed.')).toBeVisible();

  await openMenu(sam);
  await sam.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(sam.getByRole('button', { name: /^Sam Ferngate/ })).toBeVisible();
  await sam.context().setOffline(true);
  await sam.goto(`/discussions/${held.id}/room`);
  await expect(sam.getByRole('heading', { name: 'There is no connection just now' })).toBeVisible();
  await expectNoBarriers(sam, 'install-3-nobody-offline');
});

/** The program has come, and what the page has read is kept; the browser says of neither when. */
async function onTheDevice(page: Page, discussion: string): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  const unread = page.waitForRequest(`**/api/v1/discussions/${discussion}`);
  await page.reload();
  await unread;
  await expect(saved(page)).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const open = indexedDB.open('alongside');
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          open.addEventListener('success', () => resolve(open.result));
          open.addEventListener('error', () => reject(new Error('no database')));
        });
        const views = db.transaction('rows').objectStore('rows').index('name').getAll('views');
        const sizes = await new Promise<number[]>((resolve) => {
          views.addEventListener('success', () =>
            resolve(views.result.map(({ sealed }: { sealed: ArrayBuffer }) => sealed.byteLength)),
          );
        });
        db.close();
        return Math.max(0, ...sizes);
      }),
    )
    // More than who is signed in: the discussion as well.
    .toBeGreaterThan(1500);
}
