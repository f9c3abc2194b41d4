import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import { d001 } from './scenarios/d-001.ts';
import * as scenarios from './scenarios/discussion.ts';
import { writeFindings } from './scenarios/pen.ts';
import { says } from './screens/page.ts';
import { card, finding, goToEnd, saved, stage } from './screens/room.ts';

test('what the other changed is said on return, marked word by word, and gone once it is seen', async ({
  arrive,
}) => {
  const held = await scenarios.inTheRoom('strengths');
  const [visits, houses] = d001.strengths;
  await writeFindings(held.sam, held.id, [{ section: 'strength', text: visits }]);
  const room = `/discussions/${held.id}/room`;
  const sam = await arrive('sam-ferngate');
  const visited = sam.waitForResponse((answer) => answer.url().endsWith('/visits'));
  await sam.goto(room);
  await expect(stage(sam, 'strengths')).toBeVisible();
  await visited;
  const since = sam.getByRole('region', { name: 'Since you were last here' });
  await expect(since).toHaveCount(0);
  await sam.goto('about:blank');

  const priya = await arrive('priya-millbrook');
  await priya.goto(room);
  await goToEnd(finding(priya, 1));
  await priya.keyboard.type(' He chose the river.');
  await writeFindings(held.priya, held.id, [{ section: 'strength', text: houses }]);
  await expect(saved(priya)).toBeVisible();

  await sam.goto(room);
  await expect(since).toContainText('Priya changed one finding and added one finding.');
  await since.locator('summary').click();
  await expect(since.locator('ins').first()).toContainText('He chose the river.');
  await expectNoBarriers(sam, 'since-last-here');
  const noted = sam.waitForResponse((answer) => answer.url().endsWith('/visits'));
  await since.getByRole('button', { name: 'I have seen it' }).click();
  await noted;
  await expect(since).toHaveCount(0);
  await sam.reload();
  await expect(stage(sam, 'strengths')).toBeVisible();
  await expect(finding(sam, 2)).toHaveText(houses);
  await expect(since).toHaveCount(0);
});

test('versions are read in plain words and kept on demand, and a finding says who wrote what', async ({
  arrive,
}) => {
  const held = await scenarios.inTheRoom('worries');
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}/room`);
  await sam.getByRole('button', { name: /^Working well/ }).click();
  await expect(stage(sam, 'strengths')).toBeVisible();
  await sam.getByRole('button', { name: 'Versions' }).click();
  const drawer = sam.getByRole('dialog', { name: 'Versions' });
  const moved = drawer.getByRole('button', { name: 'When Priya moved on to “Worried about”' });
  await expect(moved).toBeVisible();
  await drawer.getByRole('textbox', { name: 'A name for it, if you like' }).fill('Before I go on');
  await drawer.getByRole('button', { name: 'Keep a version' }).click();
  await expect(drawer.getByRole('button', { name: '“Before I go on”, kept by you' })).toBeVisible();
  await expectNoBarriers(sam, 'versions');
  await moved.click();
  await expect(drawer.getByRole('heading', { level: 3 })).toContainText('When Priya moved on');
  await expect(drawer).toContainText(d001.strengths[0]);
  await expectNoBarriers(sam, 'version');
  await drawer.getByRole('button', { name: 'Close' }).click();

  const priya = await arrive('priya-millbrook');
  await priya.goto(`/discussions/${held.id}/room`);
  await priya.getByRole('button', { name: /^Working well/ }).click();
  await goToEnd(finding(priya, 1));
  await priya.keyboard.type(' He chose the river.');
  await expect(finding(sam, 1)).toContainText('He chose the river.');
  await expect(saved(priya)).toBeVisible();
  await card(sam, 1).getByText('More', { exact: false }).first().click();
  await card(sam, 1).getByRole('button', { name: 'Who wrote this' }).click();
  const authors = card(sam, 1).getByRole('group', { name: 'Who wrote this' });
  await expect(authors).toContainText(`[Sam Ferngate: ${d001.strengths[0]}]`);
  await expect(authors).toContainText('[Priya Millbrook: He chose the river.]');
  await expectNoBarriers(sam, 'who-wrote-this');
});

test('late words are found on another device, and offered as a reopening without being in it', async ({
  arrive,
}) => {
  const held = await scenarios.inTheRoom('closing');
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}/room`);
  await sam.getByRole('button', { name: /^What we learn/ }).click();
  await sam.context().setOffline(true);
  await expect(says(sam, 'Working offline, your words are safe')).toBeVisible();
  await goToEnd(finding(sam, 1));
  await sam.keyboard.type(' Too late, but mine.');
  await held.priya.does(held.id, { type: 'finish' });
  await scenarios.agree(held);
  const brought = sam.waitForResponse(
    (answer) => answer.url().endsWith('/late-words') && answer.request().method() === 'POST',
  );
  await sam.context().setOffline(false);
  await brought;

  const phone = await arrive('sam-ferngate', { viewport: { width: 390, height: 844 } });
  await phone.goto(`/discussions/${held.id}`);
  const late = phone.getByRole('region', { name: 'Words that came too late' });
  await expect(late).toContainText('Too late, but mine.');
  const priya = await arrive('priya-millbrook');
  await priya.goto(`/discussions/${held.id}`);
  await expect(priya.getByRole('heading', { name: 'Next steps' })).toBeVisible();
  await expect(priya.getByRole('region', { name: 'Words that came too late' })).toHaveCount(0);

  await late.getByRole('button', { name: 'Offer as a reopening' }).click();
  await expectNoBarriers(phone, 'offer-a-reopening');
  await late.getByRole('button', { name: 'Ask to open it again' }).click();
  await expect(phone.getByText('You have asked to open the record again')).toBeVisible();
  await expect(
    priya.getByRole('heading', { name: /would like to open the record again/ }),
  ).toBeVisible();
  await expect(priya.getByText('Too late, but mine.')).toHaveCount(0);
  await late.getByRole('button', { name: 'I do not need them any more' }).click();
  await expect(late).toHaveCount(0);
});

test('who types in a finding is not carried off when the room moves, and comes along when they like', async ({
  arrive,
}) => {
  const held = await scenarios.inTheRoom('strengths');
  await writeFindings(held.sam, held.id, [{ section: 'strength', text: d001.strengths[0] }]);
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}/room`);
  await goToEnd(finding(sam, 1));
  await sam.keyboard.type(' And he');
  await held.priya.does(held.id, { type: 'moveTo', stage: 'worries' });
  const come = sam.getByRole('button', { name: 'Come to where we are' });
  await expect(come).toBeVisible();
  await sam.keyboard.type(' laughs.');
  await expect(finding(sam, 1)).toContainText('And he laughs.');
  await expect(stage(sam, 'strengths')).toBeVisible();
  await come.click();
  await expect(stage(sam, 'worries')).toBeVisible();
});

test('a reflection is shared with its last words, and not while they are not saved', async ({
  arrive,
}) => {
  const held = await scenarios.preparing();
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}`);
  const glad = sam.getByRole('textbox', { name: 'What are you glad you did?' });
  await goToEnd(glad);
  await sam.keyboard.type('I waited');
  const share = sam.getByRole('button', { name: 'Share my reflection' });
  await expect(share).toBeEnabled();
  await expect(saved(sam)).toBeVisible();
  await share.click();
  await sam.context().setOffline(true);
  await expect(says(sam, 'Working offline, your words are safe')).toBeVisible();
  await goToEnd(glad);
  await sam.keyboard.type(' for the perfect time.');
  const sure = sam.getByRole('button', { name: 'Share it', exact: true });
  await sure.click();
  await expect(sam.getByRole('alert')).toContainText('Your last words are not saved yet');
  await sam.context().setOffline(false);
  await expect(saved(sam)).toBeVisible();
  await glad.press('Control+End');
  await sam.keyboard.type(' And it came.');
  await sure.click();
  await expect(sam.getByRole('button', { name: 'Take it back and go on writing' })).toBeVisible();
  await sam.reload();
  await expect(sam.getByText('I waited for the perfect time. And it came.')).toBeVisible();
});
