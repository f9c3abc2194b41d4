import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import * as scenarios from './scenarios/discussion.ts';
import { goTo } from './screens/page.ts';

test('[promise 8] who reads from outside says why, those who take part read it, and who knows the family stays away', async ({
  arrive,
}) => {
  const held = await scenarios.acting();
  const morgan = await arrive('morgan-tarn');
  await morgan.goto('/team-learning');
  await expect(morgan.getByText('A child’s story does not wait').first()).toBeVisible();
  await expectNoBarriers(morgan, 'saw-1-team');

  const ines = await arrive('ines-garside');
  await ines.goto('/from-outside');
  await ines.getByLabel('Case reference').fill(held.caseReference.toLowerCase());
  await ines.getByRole('button', { name: 'Look', exact: true }).click();
  const why = ines.getByRole('textbox', { name: 'Why do you have to read it?' });
  const open = ines.getByRole('button', { name: /Tell them, and read/ });
  await why.fill('Because');
  await expect(open).toBeDisabled();
  await why.fill('The family complained, and I answer them this week.');
  await expectNoBarriers(ines, 'saw-2-why');
  await open.click();
  await expect(ines.getByText(/minutes left/)).toBeVisible();
  await expect(ines.getByText('Visits happen where T likes to be.')).toBeVisible();
  await expect(ines.getByText('I waited for the perfect time')).toHaveCount(0);
  await expectNoBarriers(ines, 'saw-3-from-outside');
  await ines.getByRole('button', { name: 'I have read what I need' }).click();
  await expect(ines.getByRole('heading', { name: 'Read a discussion from outside' })).toBeVisible();

  const sam = await arrive('sam-ferngate', { viewport: { width: 320, height: 700 } });
  await sam.goto(`/discussions/${held.id}/who-read`);
  await expect(
    sam.getByText('The family complained, and I answer them this week.').first(),
  ).toBeVisible();
  await expect(sam.getByText(/Morgan Tarn read the learning and next steps/).first()).toBeVisible();
  await expectNoBarriers(sam, 'saw-4-who-read');

  await goTo(ines, `/who-viewed?caseReference=${held.caseReference}`);
  await expect(ines.getByText(/Ines Garside opened it from outside/).first()).toBeVisible();
  await expect(ines.getByRole('link', { name: /as a file/ })).toBeVisible();
  await expectNoBarriers(ines, 'saw-5-who-viewed');

  await goTo(ines, '/families-i-know');
  await ines.getByLabel('Case reference of a family you know').fill(held.caseReference);
  await ines.getByRole('button', { name: 'I know this family' }).click();
  await expect(ines.getByRole('button', { name: /Take .* back/ })).toBeVisible();
  await expectNoBarriers(ines, 'saw-6-families');
  await goTo(ines, '/from-outside');
  await ines.getByLabel('Case reference').fill(held.caseReference);
  await ines.getByRole('button', { name: 'Look', exact: true }).click();
  await expect(ines.getByText(/There is none for/)).toBeVisible();
});
