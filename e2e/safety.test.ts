import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import * as scenarios from './scenarios/discussion.ts';
import { goTo, says } from './screens/page.ts';

const worry = 'The child said he does not want to sleep at home tonight.';

test('[promise 9] raised in one step, the team manager sees it at once, acknowledges and hands over', async ({
  arrive,
}) => {
  const held = await scenarios.inTheRoom('strengths');
  const morgan = await arrive('morgan-tarn');
  await morgan.goto('/');
  await expect(morgan.getByRole('heading', { level: 1 })).toBeVisible();
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}/room`);
  await sam.getByRole('button', { name: 'A child is not safe' }).click();
  const sheet = sam.getByRole('dialog', { name: 'Worried that a child is not safe?' });
  await expect(sheet.getByRole('textbox', { name: 'What are you worried about?' })).toBeFocused();
  await sam.keyboard.type(worry);
  await expectNoBarriers(sam, 'safety-1-sheet');
  await sheet.getByRole('button', { name: 'Tell the team manager now' }).click();
  await expect(sam.getByRole('region', { name: 'Safety concern' })).toContainText(worry);
  await expectNoBarriers(sam, 'safety-2-raised');

  const waiting = morgan.getByRole('link').filter({ hasText: held.caseReference });
  await expect(waiting).toContainText('Somebody is worried that a child is not safe');
  await expectNoBarriers(morgan, 'safety-3-team-manager');
  await waiting.click();
  await expect(morgan.getByRole('region', { name: 'Safety concern' })).toContainText(worry);
  await expect(says(morgan, 'What the two write to each other stays with them.')).toBeVisible();
  const [experience] = scenarios.d001Findings();
  await expect(morgan.getByText(experience?.text ?? '')).toHaveCount(0);
  await expectNoBarriers(morgan, 'safety-4-concern');
  await morgan.getByRole('button', { name: 'I have seen this and am dealing with it' }).click();
  await expect(sam.getByRole('region', { name: 'Safety concern' })).toContainText(
    'Seen by Morgan Tarn',
  );

  await morgan
    .getByRole('textbox', { name: 'Where is it recorded now?' })
    .fill('Strategy discussion today');
  await morgan.getByRole('button', { name: 'It is handed over' }).click();
  await expect(says(sam, 'A safety concern was raised here and handed over.')).toBeVisible();
  await expect(sam.getByRole('button', { name: 'A child is not safe' })).toBeVisible();
});

test('[promise 9] the door opens without a connection, and the concern goes out when there is one', async ({
  arrive,
}) => {
  const held = await scenarios.preparing();
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}`);
  await expect(sam.getByRole('button', { name: 'A child is not safe' })).toBeVisible();
  await sam.waitForLoadState('networkidle');
  await sam.context().setOffline(true);
  await sam.getByRole('button', { name: 'A child is not safe' }).click();
  const sheet = sam.getByRole('dialog', { name: 'Worried that a child is not safe?' });
  await sheet.getByRole('textbox', { name: 'What are you worried about?' }).fill(worry);
  await sheet.getByRole('button', { name: 'Tell the team manager now' }).click();
  await expect(sheet.getByRole('status')).toContainText('Not sent yet');
  await sam.context().setOffline(false);
  await expect(sam.getByRole('region', { name: 'Safety concern' })).toContainText(worry);
  expect((await held.priya.read(held.id)).state.safety).toBe('raised');
});

test('[promise 9] the safety door is one step away on each screen of a discussion, from asking to closed', async ({
  arrive,
}) => {
  test.slow();
  const sam = await arrive('sam-ferngate');
  await sam.goto('/');
  for (const [journey, make, paths] of [
    ['proposed', scenarios.proposed, ['']],
    ['preparing', scenarios.preparing, ['', '/timeline', '/life-happens']],
    ['ready', scenarios.ready, ['']],
    ['together', () => scenarios.inTheRoom('worries'), ['', '/room']],
    ['agreeing', scenarios.agreeing, ['']],
    ['acting', scenarios.acting, ['', '/records/1']],
    ['revisiting', scenarios.revisiting, ['']],
    ['closed', scenarios.closed, ['']],
  ] as const) {
    const held = await make();
    expect((await held.sam.read(held.id)).state.journey).toBe(journey);
    for (const path of paths) {
      await goTo(sam, `/discussions/${held.id}${path}`);
      const door = sam.getByRole('button', { name: 'A child is not safe' });
      await expect(door, `while ${journey}${path}`).toBeInViewport();
      await door.click();
      await expect(sam.getByRole('textbox', { name: 'What are you worried about?' })).toBeFocused();
      await sam.keyboard.press('Escape');
      await expect(door).toBeFocused();
    }
  }
});
