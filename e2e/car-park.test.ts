import type { Page } from '@playwright/test';
import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import { d001 } from './scenarios/d-001.ts';
import * as scenarios from './scenarios/discussion.ts';
import { goTo, says } from './screens/page.ts';
import { saved } from './screens/room.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test('in a car park with a phone: written offline, saved on return, shared', async ({ arrive }) => {
  const held = await scenarios.preparing();
  const sam = await arrive('sam-ferngate', phone);
  await sam.goto('/');
  await sam.getByRole('link').filter({ hasText: held.caseReference }).first().tap();
  const glad = sam.getByRole('textbox', { name: 'What are you glad you did?' });
  await expect(glad).toBeVisible();
  await expectNoSidewaysScroll(sam);
  await sam.context().setOffline(true);
  await expect(says(sam, 'Working offline, your words are safe')).toBeVisible();
  await glad.tap();
  await sam.keyboard.type(d001.reflections.worker.proud);
  await sam.getByRole('textbox', { name: /Where are you stuck/ }).tap();
  await sam.keyboard.type(d001.reflections.worker.stuck);
  await expectNoBarriers(sam, 'car-park-offline');
  await sam.context().setOffline(false);
  await expect(saved(sam)).toBeVisible();
  const share = sam.getByRole('button', { name: 'Share my reflection' });
  await expect(share).not.toHaveAttribute('aria-disabled', 'true');
  await share.tap();
  await sam.getByRole('button', { name: 'Share it' }).tap();
  await expect(says(sam, /You have shared your reflection/)).toBeVisible();

  const laptop = await arrive('sam-ferngate');
  await laptop.goto(`/discussions/${held.id}`);
  await expect(says(laptop, d001.reflections.worker.stuck)).toBeVisible();
});

test('at 320 px no screen of a discussion has to be scrolled sideways', async ({ arrive }) => {
  const [room, record, after] = await Promise.all([
    scenarios.inTheRoom('worries'),
    scenarios.agreeing(),
    scenarios.acting(),
  ]);
  const sam = await arrive('sam-ferngate', { ...phone, viewport: { width: 320, height: 640 } });
  await sam.goto('/');
  for (const [path, name] of [
    ['/', 'week'],
    ['/discussions/new', 'ask'],
    [`/discussions/${room.id}/room`, 'room'],
    [`/discussions/${record.id}`, 'agreeing'],
    [`/discussions/${after.id}`, 'after'],
    [`/discussions/${after.id}/records/1`, 'record'],
  ] as const) {
    await goTo(sam, path);
    await expect(sam.getByRole('heading', { level: 1 })).toBeVisible();
    await sam.waitForLoadState('networkidle');
    await expectNoSidewaysScroll(sam);
    await expectNoBarriers(sam, `small-${name}`);
  }
});

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(beyond, `px beyond the screen at ${page.url()}`).toBeLessThanOrEqual(0);
}
