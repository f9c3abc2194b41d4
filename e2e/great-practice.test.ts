import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import { goTo, says } from './screens/page.ts';

const phone = { viewport: { width: 320, height: 700 } };
const mark = () => crypto.randomUUID().slice(0, 8);

test('[S0.2 S1.6] what is noticed is on the wall in its own colleague’s words, celebrated with all others, and off it again', async ({
  arrive,
}) => {
  const given = `Priya waited until she had finished. ${mark()}`;
  const own = `I wait until she has finished. ${mark()}`;
  const sam = await arrive('sam-ferngate', phone);
  await sam.goto('/great-practice/new');
  await sam.getByRole('searchbox', { name: /Who did it/ }).fill('priya');
  await sam.getByRole('radio', { name: /Priya Millbrook/ }).check();
  await sam.getByRole('textbox', { name: /What did they do/ }).fill(given);
  await expectNoBarriers(sam, 'great-practice-1-new');
  await sam.getByRole('button', { name: 'Send it to them' }).click();
  await expect(says(sam, given)).toBeVisible();

  const priya = await arrive('priya-millbrook', phone);
  await priya.goto('/great-practice');
  await priya.getByRole('link', { name: given }).click();
  await expect(priya.getByRole('heading', { name: 'May others read it?' })).toBeVisible();
  await expectNoBarriers(priya, 'great-practice-2-consent');
  await priya.getByRole('textbox', { name: /The words on the wall/ }).fill(own);
  await priya.getByRole('button', { name: 'Share it on the wall' }).click();
  await expect(says(priya, /Everybody in your organisation can read it/)).toBeVisible();
  await expectNoBarriers(priya, 'great-practice-3-shared');

  const dami = await arrive('dami-oakhurst', phone);
  await dami.goto('/great-practice');
  await expect(dami.getByRole('link', { name: own })).toContainText('in Priya’s own words');
  await expect(says(dami, given)).toHaveCount(0);
  await expectNoBarriers(dami, 'great-practice-4-wall');

  const helen = await arrive('helen-ashdown', phone);
  await helen.goto('/great-practice/celebration');
  await expect(says(helen, own)).toBeVisible();
  await expectNoBarriers(helen, 'great-practice-5-celebration');
  await helen.getByRole('link', { name: 'A certificate for each' }).click();
  await expectNoBarriers(helen, 'great-practice-6-to-celebrate');
  await helen.getByRole('button', { name: 'Celebrate every one' }).click();
  const certificate = helen.getByRole('article').filter({ hasText: own });
  await expect(certificate).toContainText('Celebrated by Helen Ashdown');
  await expectNoBarriers(helen, 'great-practice-7-certificates');

  await expect(says(priya, /Celebrated by Helen Ashdown/)).toBeVisible();
  await priya.getByRole('link', { name: 'The certificate' }).click();
  const download = priya.waitForEvent('download');
  await priya.getByRole('button', { name: 'Take away as PDF' }).click();
  expect((await download).suggestedFilename()).toBe('great-practice.pdf');
  await expectNoBarriers(priya, 'great-practice-8-certificate');
  await priya.getByRole('link', { name: 'Back to the words' }).click();
  await priya.getByRole('button', { name: 'Take it off the wall' }).click();
  await expect(priya.getByRole('heading', { name: 'Would you like to share it?' })).toBeVisible();
  // On every screen it is gone at once.
  await expect(says(dami, own)).toHaveCount(0);
  await expect(certificate).toHaveCount(0);
});

test('[GP5 GP10] a no looks to whoever gave the words like no answer yet, and so it does when they take them back', async ({
  arrive,
}) => {
  const [waits, kept] = [mark(), mark()];
  const sam = await arrive('sam-ferngate', phone);
  const ids = [];
  for (const word of [waits, kept]) {
    const answer = await sam.request.post('/api/v1/great-practice', {
      data: { commandId: word, praised: 'priya-millbrook', words: `You rang back. ${word}` },
    });
    ids.push(Object(await answer.json()).id);
  }
  const [waiting, declined] = ids.map((id) => `/great-practice/${id}`);
  const priya = await arrive('priya-millbrook', phone);
  await priya.goto(declined ?? '');
  await priya.getByRole('button', { name: 'Keep it to myself' }).click();
  await expect(says(priya, /You keep it to yourself/)).toBeVisible();
  await expectNoBarriers(priya, 'great-practice-9-kept');

  await sam.goto('/great-practice?show=mine');
  const card = (word: string) => sam.getByRole('listitem').filter({ hasText: word });
  const seen = async (word: string) => (await card(word).innerText()).replace(word, '');
  await expect(card(kept)).toContainText('They are Priya’s to share or to keep.');
  expect(await seen(kept)).toBe(await seen(waits));
  for (const word of [waits, kept]) {
    await card(word).getByRole('button', { name: 'Take my words back' }).click();
    await expect(card(word)).toContainText('There is no way back.');
    if (word === waits) await expectNoBarriers(sam, 'great-practice-10-take-back');
    await card(word).getByRole('button', { name: 'Take them back' }).click();
    await expect(card(word)).toHaveCount(0);
    await expect
      .poll(() => sam.evaluate(() => document.activeElement === document.body))
      .toBe(false);
  }
  await expect(says(priya, /cannot go on the wall/)).toBeVisible();
  await expect(says(priya, kept)).toBeVisible();
  await expectNoBarriers(priya, 'great-practice-11-taken-back');
  await goTo(priya, waiting ?? '');
  await expect(says(priya, /Nobody can read it any more/)).toBeVisible();
  await expect(says(priya, waits)).toHaveCount(0);
});
