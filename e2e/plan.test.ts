import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import { says } from './screens/page.ts';

test('something noticed goes onto the plan, is considered with a social worker, tried for a time, and answered in words a child can read', async ({
  arrive,
}) => {
  const heard = `The form asks it three times. ${crypto.randomUUID().slice(0, 8)}`;
  const helen = await arrive('helen-ashdown');
  // What was begun about another theme waits there, and does not stand in the way of this one.
  await helen.goto('/plan/new?theme=identity');
  await helen.getByRole('textbox', { name: /What was heard/ }).fill('Begun, and put aside.');
  await helen.goto('/plan/new?theme=tools-forms');
  await expect(helen.getByRole('combobox', { name: /Which theme/ })).toHaveValue('tools-forms');
  await expect(helen.getByRole('textbox', { name: /What was heard/ })).toHaveValue('');
  await helen.goto('/plan');
  await expect(helen.getByRole('heading', { name: 'From spotted to tried' })).toBeVisible();
  await expectNoBarriers(helen, 'plan-1');
  await helen.getByRole('link', { name: 'Put something on it' }).click();
  await helen.getByRole('combobox', { name: /Which theme/ }).selectOption('tools-forms');
  await helen.getByRole('textbox', { name: /What was heard/ }).fill(heard);
  await expectNoBarriers(helen, 'plan-2-notice');
  await helen.getByRole('button', { name: 'Put it on the plan' }).click();
  await expect(helen.getByRole('heading', { level: 1, name: heard })).toBeVisible();

  await helen.getByRole('button', { name: 'Ask a working party' }).click();
  await helen.getByRole('searchbox', { name: /Find a colleague/ }).fill('priya');
  await helen.getByRole('checkbox', { name: /Priya Millbrook/ }).check();
  await helen.getByRole('button', { name: 'Ask them' }).click();
  await expect(says(helen, 'Ask at least one social worker to join')).toBeVisible();
  await helen.getByRole('searchbox', { name: /Find a colleague/ }).fill('nia');
  await helen.getByRole('checkbox', { name: /Nia Coldbrook/ }).check();
  await expectNoBarriers(helen, 'plan-3-party');
  await helen.getByRole('button', { name: 'Ask them' }).click();
  await expect(says(helen, 'A working party is looking at what to try.')).toBeVisible();

  const nia = await arrive('nia-coldbrook', { viewport: { width: 320, height: 700 } });
  await nia.goto('/notifications');
  await nia
    .getByRole('link', { name: /would like you in a working party/ })
    .first()
    .click();
  await nia.getByRole('button', { name: 'Propose what to try' }).click();
  await nia.getByRole('textbox', { name: 'What will be tried?' }).fill('A form of one page.');
  await nia.getByLabel(/Until when/).fill('2099-01-01');
  await nia.getByRole('button', { name: 'Propose it' }).click();
  await expect(says(nia, 'Choose an end within two years.')).toBeVisible();
  const soon = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  await nia.getByLabel(/Until when/).fill(soon);
  await expectNoBarriers(nia, 'plan-4-propose');
  await nia.getByRole('button', { name: 'Propose it' }).click();
  await expect(nia.getByRole('heading', { name: 'Proposed' })).toBeVisible();
  await expect(nia.getByRole('button', { name: 'Begin a trial' })).toHaveCount(0);

  await helen.reload();
  await helen.getByRole('button', { name: 'Begin a trial' }).click();
  await expect(helen.getByRole('textbox', { name: 'What will be tried?' })).toHaveValue(
    'A form of one page.',
  );
  await helen.getByRole('button', { name: 'Begin the trial' }).click();
  await expect(helen.getByText(/^On trial until/)).toBeVisible();
  await expectNoBarriers(helen, 'plan-5-trying');

  // A representative, without JavaScript.
  const kai = await arrive('kai-rowan', { javaScriptEnabled: false });
  await kai.goto('/learning');
  const card = kai.getByRole('article').filter({ hasText: heard });
  await card.getByText('Say what you think').click();
  await card.getByRole('textbox').fill('It rings true. One page is enough.');
  await card.getByRole('button', { name: 'Put it on the page' }).click();
  await expect(card.getByText('It rings true. One page is enough.')).toBeVisible();
  await expect(card.getByRole('status')).toContainText('Thank you');
  const reader = await arrive('sam-ferngate');
  await reader.goto('/learning');
  await expectNoBarriers(reader, 'learning');
  await expect(
    reader.getByText('Someone who speaks up for young people said').first(),
  ).toBeVisible();
  await expect(reader.getByText('Kai Rowan')).toHaveCount(0);
});
