import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import * as scenarios from './scenarios/discussion.ts';

test('what somebody could be found by is pointed out while it is typed, and stops nobody', async ({
  arrive,
}) => {
  const held = await scenarios.preparing();
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}`);
  const answer = sam.getByRole('textbox', { name: 'What are you glad you did?' });
  await answer.click();
  await sam.keyboard.type('I rang Mum on 07700 900123 and we met on 12 March.');
  const note = sam.getByText('This looks like a phone number.', { exact: false }).first();
  await expect(note).toBeVisible();
  await expect(answer.locator('.identifier')).toHaveText('07700 900123');
  await expectNoBarriers(sam, 'privacy-1-pointed-out');

  // A picture is refused with a sentence, and nothing of it is kept.
  await answer.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['x'], 'house.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await expect(
    sam.getByText('Pictures and files are not kept here.', { exact: false }).first(),
  ).toBeVisible();

  // One can go on all the same.
  await expect(sam.getByText('Saved', { exact: false }).first()).toBeVisible();
  await sam.getByRole('button', { name: 'Share my reflection' }).click();
  await expect(sam.getByText('Before you share it', { exact: false })).toBeVisible();
  await expect(sam.getByRole('button', { name: 'Share it' })).toBeEnabled();
  await sam.getByRole('button', { name: 'Not yet' }).click();
  await sam.getByRole('button', { name: 'Take it out' }).click();
  await expect(answer).toHaveText('I rang Mum on  and we met on 12 March.');
  await expect(sam.getByRole('button', { name: 'Take it out' })).toHaveCount(0);
});

test('people, settings and what is kept are looked after without a word of content', async ({
  arrive,
}) => {
  const { caseReference } = await scenarios.proposed();
  const pat = await arrive('pat-meadows', { viewport: { width: 320, height: 720 } });
  await pat.goto('/');
  await pat.getByRole('link', { name: 'People and settings' }).click();
  await pat.getByRole('button', { name: 'Add a colleague' }).click();
  const name = `Wren Hollow ${Date.now()}`;
  await pat.getByRole('textbox', { name: 'Name' }).fill(name);
  await expectNoBarriers(pat, 'administration-1-people');
  await pat.getByRole('button', { name: 'Add them' }).click();
  await pat.getByRole('searchbox', { name: 'Search' }).fill(name);
  await expect(pat.getByText(name, { exact: true })).toBeVisible();
  for (const [place, screen] of [
    ['Teams', 'teams'],
    ['Settings', 'settings'],
    ['How long things are kept', 'kept'],
  ] as const) {
    await pat.getByRole('link', { name: place, exact: true }).click();
    await expect(pat.getByRole('heading', { name: place, level: 1 })).toBeVisible();
    await expectNoBarriers(pat, `administration-2-${screen}`);
  }
  await pat.getByRole('button', { name: 'Place a hold' }).click();
  await pat.getByRole('textbox', { name: 'Case reference', exact: true }).fill(caseReference);
  await pat.getByRole('textbox', { name: 'Why it must stay' }).fill('A review has asked for it');
  await pat.getByRole('button', { name: 'Place it' }).click();
  await expect(pat.getByText(caseReference, { exact: true })).toBeVisible();
  await expect(pat.getByRole('heading', { name: 'Legal holds' })).toBeFocused();
  await pat.getByRole('button', { name: `Lift the hold on ${caseReference}` }).click();
  await pat.getByRole('textbox', { name: 'Why it is needed no more' }).fill('It has ended');
  await pat.getByRole('button', { name: 'Lift the hold', exact: true }).click();
  await expect(pat.getByText('Lifted (1)')).toBeVisible();

  const ines = await arrive('ines-garside');
  await ines.goto('/administration/held');
  await ines.getByRole('textbox', { name: 'Case reference' }).fill(caseReference);
  await ines.getByRole('textbox', { name: 'Why' }).fill('A request of this week');
  await ines.getByRole('button', { name: 'Put it together' }).click();
  const archive = ines.getByRole('listitem').filter({ hasText: caseReference });
  await expect(archive.getByRole('link', { name: /Take the archive/ })).toBeVisible();
  await expectNoBarriers(ines, 'administration-3-held');
});
