import type { Page } from '@playwright/test';
import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import { serviceUrl } from './scenarios/colleague.ts';
import { d001 } from './scenarios/d-001.ts';
import * as scenarios from './scenarios/discussion.ts';
import { openMenu, says } from './screens/page.ts';
import { goToEnd, saved } from './screens/room.ts';

test('a newcomer chooses whom to look in as, and signs out again', async ({ arrive }) => {
  const page = await arrive(null);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoBarriers(page, 'session-1-front-door');
  await page.getByRole('button', { name: /^Priya Millbrook/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Priya$/ })).toBeVisible();
  await openMenu(page);
  await expectNoBarriers(page, 'session-2-person');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Priya Millbrook/ })).toBeVisible();
  expect((await page.request.get('/api/v1/me')).status()).toBe(401);
});

test('after signing out nothing is left on the device, and going back shows nothing', async ({
  arrive,
}) => {
  const held = await scenarios.preparing();
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}`);
  const words = sam.getByRole('textbox', { name: 'What are you glad you did?' });
  await words.fill(d001.reflections.worker.proud);
  await expect(saved(sam)).toBeVisible();
  await openMenu(sam);
  await sam.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(sam.getByRole('button', { name: /^Sam Ferngate/ })).toBeVisible();
  await sam.goBack();
  await expect(sam.getByRole('button', { name: /^Sam Ferngate/ })).toBeVisible();
  await expect(sam.getByText(d001.reflections.worker.proud)).toHaveCount(0);
  const left = await sam.evaluate(async () => {
    const open = indexedDB.open('alongside');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.addEventListener('success', () => resolve(open.result));
      open.addEventListener('error', () => reject(new Error('no database')));
    });
    if (!db.objectStoreNames.contains('rows')) return 0;
    const count = db.transaction('rows').objectStore('rows').count();
    return new Promise<number>((resolve) => {
      count.addEventListener('success', () => resolve(count.result));
    });
  });
  expect(left).toBe(0);
  expect(await sam.evaluate(keysHeld)).toBe(0);
});

test('when the session ends under a form, signing in again goes on with everything typed', async ({
  arrive,
}) => {
  const caseReference = scenarios.freshCaseReference();
  const sam = await arrive('sam-ferngate');
  await sam.goto('/discussions/new');
  await sam.getByRole('searchbox', { name: /With whom would you like to talk/ }).fill('priya');
  await sam.getByRole('radio', { name: /Priya Millbrook/ }).check();
  await sam.getByRole('textbox', { name: 'Case reference' }).fill(caseReference);
  await sam.getByRole('combobox', { name: 'The child’s age' }).selectOption(d001.ageBand);
  await sam.getByRole('textbox', { name: 'The focus, in one sentence' }).fill(d001.focus);
  await sam.context().clearCookies();
  await sam.getByRole('button', { name: 'Ask', exact: true }).click();
  const sheet = sam.getByRole('dialog', { name: 'You have been signed out' });
  await expect(sheet).toBeVisible();
  await expectNoBarriers(sam, 'session-3-signed-out');
  await sheet.getByRole('button', { name: 'Go on as Sam Ferngate' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(sam.getByRole('textbox', { name: 'The focus, in one sentence' })).toHaveValue(
    d001.focus,
  );
  await sam.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(says(sam, 'Waiting for Priya to answer.')).toBeVisible();
});

test('when the session ends in the middle of a reflection, not one word is lost', async ({
  arrive,
}) => {
  const held = await scenarios.preparing();
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}`);
  const words = sam.getByRole('textbox', { name: 'What are you glad you did?' });
  await words.fill('Before the session ended.');
  await expect(saved(sam)).toBeVisible();
  await sam.context().setOffline(true);
  await expect(says(sam, 'Working offline, your words are safe')).toBeVisible();
  await goToEnd(words);
  await sam.keyboard.type(' And after.');
  await endedElsewhere(sam);
  await sam.context().setOffline(false);
  await sam
    .getByRole('dialog', { name: 'You have been signed out' })
    .getByRole('button', { name: 'Go on as Sam Ferngate' })
    .click();
  await expect(words).toHaveText('Before the session ended. And after.');
  await expect(saved(sam)).toBeVisible();

  const elsewhere = await arrive('sam-ferngate');
  await elsewhere.goto(`/discussions/${held.id}`);
  await expect(elsewhere.getByRole('textbox', { name: 'What are you glad you did?' })).toHaveText(
    'Before the session ended. And after.',
  );
});

test('signed out on another device, the page says so by itself and goes on where it was', async ({
  arrive,
}) => {
  const held = await scenarios.preparing();
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}`);
  const words = sam.getByRole('textbox', { name: 'What are you glad you did?' });
  await words.fill('Before the session ended.');
  await expect(saved(sam)).toBeVisible();
  await sam.waitForLoadState('networkidle');
  // What the page needs for that is there already: the connection may go at the same moment.
  await sam.route(/\/assets\//, (route) => route.abort());
  await endedElsewhere(sam);
  await sam
    .getByRole('dialog', { name: 'You have been signed out' })
    .getByRole('button', { name: 'Go on as Sam Ferngate' })
    .click();
  await expect(sam.getByRole('dialog')).toHaveCount(0);
  await sam.unrouteAll();
  await goToEnd(words);
  await sam.keyboard.type(' And after.');
  await expect(saved(sam)).toBeVisible();
  await sam.reload();
  await expect(words).toHaveText('Before the session ended. And after.');
});

/** Keys to what was kept on the device, as its browser holds them. */
async function keysHeld(): Promise<number> {
  const open = indexedDB.open('alongside-key');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    open.addEventListener('success', () => resolve(open.result));
    open.addEventListener('error', () => reject(new Error('no database')));
  });
  const count = db.transaction('keys').objectStore('keys').count();
  return new Promise((resolve) => {
    count.addEventListener('success', () => resolve(count.result));
  });
}

test('where there are no demo people, one comes in with the organisation’s account, a password or a link', async ({
  arrive,
}) => {
  const page = await arrive(null);
  const ways = { demo: false, password: true, provider: 'Microsoft' };
  await page.route('**/api/v1/session', (route) =>
    route.request().method() === 'GET'
      ? route.fulfill({ json: { ways, session: null } })
      : route.continue(),
  );
  await page.goto('/discussions?q=a&sign-on=unknown');
  await expect(page.getByRole('alert')).toContainText('nobody has added you to Alongside yet');
  await expect(page.getByRole('link', { name: 'Sign in with Microsoft' })).toHaveAttribute(
    'href',
    '/api/v1/session/sign-on?to=%2Fdiscussions%3Fq%3Da',
  );
  await page.getByText('Sign in by e-mail and password').click();
  await page.getByLabel('Work e-mail').fill('sam@fernvale.example');
  await page.getByLabel('Password', { exact: true }).fill('not the right one');
  await expectNoBarriers(page, 'session-4-ways');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('do not belong together here')).toBeVisible();

  await page.route('**/api/v1/session/link/look', (route) =>
    route.fulfill({
      json: { name: 'Sam Ferngate', email: 'sam@fernvale.example', organisationName: 'Fernvale' },
    }),
  );
  await page.goto('/choose-password#0123456789012345678901234567890123456789012');
  await expect(page.getByRole('heading', { name: 'Welcome, Sam Ferngate' })).toBeVisible();
  await expectNoBarriers(page, 'session-5-choose-password');
  await page.unrouteAll();
  await page.getByLabel('Your new password').fill('kettle lantern gravel');
  await page.getByRole('button', { name: 'Keep it and come in' }).click();
  await expect(page.getByText('This link does not count any more')).toBeVisible();
});

test('a session about to end says so; one that is elsewhere is found and ended', async ({
  arrive,
}) => {
  // Nobody is signed in as Dami in other tests: all of Dami's sessions end.
  const dami = await arrive('dami-oakhurst');
  const elsewhere = await arrive('dami-oakhurst');
  await dami.route('**/api/v1/session', async (route) => {
    const answer = await route.fetch();
    const json = await answer.json();
    await route.fulfill({
      json: { ...json, session: { ...json.session, idleEndsInSeconds: 200 } },
    });
  });
  await dami.goto('/signed-in-places');
  const warning = dami.getByRole('alert').filter({ hasText: 'you will be signed out' });
  await expect(warning).toBeVisible();
  await expectNoBarriers(dami, 'session-6-places');
  await dami.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(warning).toHaveCount(0);
  expect((await elsewhere.request.get('/api/v1/me')).status()).toBe(200);
  await openMenu(dami);
  await dami.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
  await expect(dami.getByRole('button', { name: /^Dami Oakhurst/ })).toBeVisible();
  expect((await elsewhere.request.get('/api/v1/me')).status()).toBe(401);
});

/** The session this page came with ends, as when somebody signs out of it on another device. */
async function endedElsewhere(page: Page): Promise<void> {
  const [cookie] = await page.context().cookies();
  const ended = await fetch(`${serviceUrl()}/api/v1/session`, {
    method: 'DELETE',
    headers: { cookie: `${cookie?.name}=${cookie?.value}` },
  });
  expect(ended.status).toBe(204);
}
