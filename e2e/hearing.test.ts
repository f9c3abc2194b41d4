import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import * as scenarios from './scenarios/discussion.ts';
import { goTo } from './screens/page.ts';

test('[P4] an e-mail is kind and leads to the time that was chosen in it; how one hears is chosen by groups', async ({
  arrive,
}) => {
  const priya = await arrive('priya-millbrook');
  await priya.goto('/outbox');
  await priya.getByRole('button', { name: /Noor Whitcombe would like to hold/ }).click();
  const email = priya.frameLocator('iframe');
  await expect(email.getByText('What it is not: a check on anybody.')).toBeVisible();
  await expect(email.getByRole('link', { name: 'How you hear from us' })).toHaveAttribute(
    'href',
    /\/how-you-hear$/,
  );
  await expectNoBarriers(priya, 'hearing-1-outbox');

  await goTo(priya, '/how-you-hear');
  const meetings = priya.getByLabel('Invitations and meetings');
  await meetings.selectOption('weekly');
  await expect(priya.getByText('Kept: Invitations and meetings.')).toBeAttached();
  await priya.getByRole('button', { name: 'Make an address' }).click();
  const address = await priya.getByLabel('Your secret address').inputValue();
  expect((await priya.request.get(address)).headers()['content-type']).toContain('text/calendar');
  await expectNoBarriers(priya, 'hearing-2-how');
  await priya.reload();
  await expect(meetings).toHaveValue('weekly');
  await meetings.selectOption('atOnce');
  await expect(priya.getByText(/You made an address on/)).toBeVisible();

  const held = await scenarios.proposed();
  await goTo(priya, `/discussions/${held.id}`);
  const second = (await priya.getByRole('radio').nth(1).getAttribute('value')) ?? '';
  await priya.goto(`/discussions/${held.id}?time=${encodeURIComponent(second)}`);
  await expect(priya.getByRole('radio').nth(1)).toBeChecked();
  await expect(priya.getByRole('radio').nth(0)).not.toBeChecked();
});
