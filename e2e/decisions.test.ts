import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import * as scenarios from './scenarios/discussion.ts';
import { says } from './screens/page.ts';

test('a question about a next step goes straight to a named person, who decides in a minute', async ({
  arrive,
}) => {
  const held = await scenarios.acting();
  const sam = await arrive('sam-ferngate');
  const question = `May we pay for the taxi to Nan, twice a month? ${held.caseReference}`;
  await sam.goto(`/discussions/${held.id}`);
  await sam.getByRole('link', { name: /Memory box with carer/ }).click();
  await sam.getByRole('button', { name: 'Ask somebody for a decision' }).click();
  await sam.getByRole('searchbox', { name: /Who can decide this/ }).fill('morgan');
  await sam.getByRole('radio', { name: /Morgan Tarn/ }).check();
  await sam.getByRole('textbox', { name: 'What is the question?' }).fill(question);
  await expectNoBarriers(sam, 'decision-1-ask');
  await sam.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(says(sam, 'Waits for an answer.')).toBeVisible();

  const morgan = await arrive('morgan-tarn');
  await morgan.goto('/decisions');
  await expectNoBarriers(morgan, 'decision-2-waiting');
  await morgan.getByRole('link').filter({ hasText: question }).click();
  // As from a notification: the hand is where the answer is typed.
  const reason = morgan.getByRole('textbox', { name: 'A word of reason' });
  await expect(reason).toBeFocused();
  await morgan.getByRole('button', { name: 'It is right for the child.' }).click();
  await expect(reason).toHaveValue('It is right for the child.');
  await reason.fill('It is worth every penny.');
  await expectNoBarriers(morgan, 'decision-3-decide');
  await morgan.getByRole('button', { name: 'Yes, go ahead' }).click();
  await expect(reason).toHaveCount(0);
  await expect(says(sam, 'It is worth every penny.')).toBeVisible();
  await morgan.goto(`/discussions/${held.id}`);
  await expect(
    morgan.getByRole('heading', { name: 'There is nothing here for you' }),
  ).toBeVisible();
});
