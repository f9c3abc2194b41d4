import type { Page } from '@playwright/test';
import { stageNames } from '@alongside/workflows/discussion/stages';
import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import { says } from './screens/page.ts';
import { d001 } from './scenarios/d-001.ts';
import { freshCaseReference } from './scenarios/discussion.ts';
import {
  addFinding,
  askToMoveOn,
  card,
  comeAlong,
  finding,
  goToEnd,
  moveOn,
  saved,
  stage,
} from './screens/room.ts';

test('Sam and Priya carry D-001 from “ask for a discussion” to closed', async ({ arrive }) => {
  test.setTimeout(360_000);
  const caseReference = freshCaseReference();
  const sam = await arrive('sam-ferngate');
  const priya = await arrive('priya-millbrook');

  await test.step('Sam asks for a discussion', async () => {
    await sam.goto('/');
    await sam.getByRole('link', { name: 'Ask for a discussion' }).click();
    await expect(
      sam.getByRole('heading', { name: 'Ask for a learning discussion', level: 1 }),
    ).toBeVisible();
    await expectNoBarriers(sam, '01-ask');
    await sam.getByRole('searchbox', { name: /With whom would you like to talk/ }).fill('priya');
    await sam.getByRole('radio', { name: /Priya Millbrook/ }).check();
    await sam.getByRole('textbox', { name: 'Case reference' }).fill(caseReference);
    await sam.getByRole('combobox', { name: 'The child’s age' }).selectOption(d001.ageBand);
    await sam.getByRole('textbox', { name: 'The focus, in one sentence' }).fill(d001.focus);
    await says(sam, 'Add a question you both answer').click();
    await sam.getByRole('textbox', { name: 'The question' }).fill(d001.scaleQuestion);
    await sam.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(says(sam, 'Waiting for Priya to answer.')).toBeVisible();
    await expectNoBarriers(sam, '02-asked');
  });
  const address = new URL(sam.url()).pathname;

  await test.step('Priya finds it in her week and says yes to a time', async () => {
    await priya.goto('/');
    const waiting = priya.getByRole('link').filter({ hasText: caseReference });
    await expect(waiting.first()).toContainText('Sam would like to sit down with you');
    await expectNoBarriers(priya, '03-your-week');
    await waiting.first().click();
    await expect(priya).toHaveURL(address);
    await expect(priya.getByRole('button', { name: 'Yes, let’s' })).toBeVisible();
    await expectNoBarriers(priya, '04-invitation');
    await priya.getByRole('button', { name: 'Yes, let’s' }).click();
    await expect(priya.getByRole('heading', { name: 'Your reflection' })).toBeVisible();
    await expect(sam.getByRole('heading', { name: 'Your reflection' })).toBeVisible();
  });

  await test.step('each writes in private, and both are revealed together', async () => {
    const { worker, practiceLead } = d001.reflections;
    await sam.getByRole('textbox', { name: 'What are you glad you did?' }).fill(worker.proud);
    await sam.getByRole('textbox', { name: /Where are you stuck/ }).fill(worker.stuck);
    await expectNoBarriers(sam, '05-preparing');
    await sam
      .getByRole('group', { name: d001.scaleQuestion })
      .getByText('4', { exact: true })
      .click();
    await sam.getByRole('button', { name: 'Share my reflection' }).click();
    await expectNoBarriers(sam, '06-sharing');
    await sam.getByRole('button', { name: 'Share it' }).click();
    await expect(says(sam, 'You have shared your reflection.')).toBeVisible();

    await expect(says(priya, 'Sam has shared a reflection. Yours is still private.')).toBeVisible();
    await expect(says(priya, worker.stuck)).toHaveCount(0);
    await priya.getByRole('textbox', { name: /What did you notice/ }).fill(practiceLead.noticed);
    await priya
      .getByRole('textbox', { name: /What are you curious about/ })
      .fill(practiceLead.curious);
    await priya
      .getByRole('group', { name: d001.scaleQuestion })
      .getByText('3', { exact: true })
      .click();
    await priya.getByRole('button', { name: 'Share my reflection' }).click();
    await priya.getByRole('button', { name: 'Share it' }).click();

    await expect(says(priya, worker.stuck)).toBeVisible();
    await expect(says(sam, practiceLead.curious)).toBeVisible();
  });

  await test.step('the family’s voice, and where they meet', async () => {
    await sam.getByRole('button', { name: 'Write it down' }).click();
    await sam.getByRole('textbox', { name: 'In their own words' }).fill(d001.family.words);
    await sam.getByRole('textbox', { name: 'How it was said' }).fill(d001.family.how);
    await expectNoBarriers(sam, '07-family-voice');
    await sam.getByRole('button', { name: 'Keep this', exact: true }).click();
    await expect(says(priya, d001.family.words)).toBeVisible();
    await priya.getByRole('button', { name: 'Move it, or say where' }).click();
    await priya.getByRole('textbox', { name: 'Where' }).fill('The small room at Kestrel');
    await priya.getByRole('button', { name: 'Keep this time' }).click();
    await expect(says(sam, 'The small room at Kestrel')).toBeVisible();
    await expectNoBarriers(priya, '08-ready');
  });

  await test.step('they go into the room, each at their own screen', async () => {
    await priya.getByRole('button', { name: 'Open the room' }).click();
    await expect(stage(priya, 'arriving')).toBeVisible();
    await sam.getByRole('link', { name: 'Go into the room' }).click();
    await expect(stage(sam, 'arriving')).toBeVisible();
    await expect(priya.getByRole('list', { name: 'In the room' })).toContainText('Sam');
    await expectNoBarriers(sam, '09-arriving');
    await sam.getByRole('button', { name: 'I am ready to move on' }).click();
    await expect(says(priya, 'Sam is ready to move on.')).toBeVisible();
    await moveOn(priya, 'childsExperience');
    await expect(stage(sam, 'childsExperience')).toBeVisible();
  });

  await test.step('both type at the same time in one finding', async () => {
    await expectNoBarriers(sam, '10-empty-stage');
    await addFinding(sam, d001.experience);
    await expect(finding(priya, 1)).toHaveText(d001.experience);
    await goToEnd(finding(sam, 1));
    await finding(priya, 1).click();
    await finding(priya, 1).press('Control+Home');
    await Promise.all([
      sam.keyboard.type(' Seeing her every fortnight, he asks when, no longer whether.', {
        delay: 15,
      }),
      priya.keyboard.type('He is seven and wants to know. ', { delay: 25 }),
    ]);
    const both = `He is seven and wants to know. ${d001.experience} Seeing her every fortnight, he asks when, no longer whether.`;
    for (const page of [sam, priya]) {
      await expect.poll(() => wordsAlone(page, 1)).toBe(both);
      await expect(saved(page)).toBeVisible();
    }
    await expect(card(sam, 1).getByText(/^Priya( Millbrook)?$/)).toBeVisible();
    await expect(card(priya, 1).getByText(/^Sam( Ferngate)?$/)).toBeVisible();
    await expectNoBarriers(sam, '11-two-carets');
  });

  await test.step('worries cannot be opened before a strength is written', async () => {
    await moveOn(priya, 'strengths');
    await comeAlong(sam);
    await expect(stage(sam, 'strengths')).toBeVisible();
    await askToMoveOn(priya, 'worries');
    await expect(priya.getByRole('alert')).toContainText('Write one strength first');
    await expect(stage(priya, 'strengths')).toBeVisible();
    await expectNoBarriers(priya, '12-refused');
  });

  await test.step('Sam goes offline, both write on, and nothing is lost', async () => {
    const [visits, houses, contact] = d001.strengths;
    await addFinding(priya, visits);
    await expect(finding(sam, 1)).toHaveText(visits);
    await sam.context().setOffline(true);
    await expect(says(sam, 'Working offline, your words are safe')).toBeVisible();
    await addFinding(sam, houses);
    await addFinding(priya, contact);
    await expectNoBarriers(sam, '13-offline');
    await expect(sam.getByRole('textbox').filter({ hasText: contact })).toHaveCount(0);
    await sam.context().setOffline(false);
    for (const page of [sam, priya]) {
      for (const words of d001.strengths)
        await expect(page.getByRole('textbox').filter({ hasText: words })).toHaveCount(1);
    }
    await expect(saved(sam)).toBeVisible();
  });

  await test.step('two keystrokes give a finding its theme', async () => {
    await goToEnd(finding(sam, 1));
    await sam.keyboard.press('#');
    await expect(sam.getByRole('combobox', { name: 'Theme of this finding' })).toBeFocused();
    await expectNoBarriers(sam, '14-theme');
    await sam.keyboard.type('direct');
    await sam.keyboard.press('Enter');
    await expect(card(priya, 1).getByText('Direct work')).toBeVisible();
  });

  await test.step('worries, and a worry turned into a next step', async () => {
    await moveOn(priya, 'worries');
    await comeAlong(sam);
    await expect(stage(sam, 'worries')).toBeVisible();
    for (const worry of d001.worries) await addFinding(sam, worry);
    await card(sam, 1).getByRole('button', { name: 'Make a next step of it' }).click();
    await expect(sam.getByRole('textbox', { name: 'Next step from this worry' })).toBeFocused();
    await sam.keyboard.type(d001.nextSteps.explanation);
    await expectNoBarriers(sam, '15-worries');
  });

  await test.step('what they learn, and what needs to happen', async () => {
    await moveOn(priya, 'learning');
    await addFinding(priya, d001.learning);
    await moveOn(priya, 'nextSteps');
    await comeAlong(sam);
    await expect(stage(sam, 'nextSteps')).toBeVisible();
    await expect(finding(sam, 1)).toHaveText(d001.nextSteps.explanation);
    await addFinding(sam, d001.nextSteps.memoryBox);
    await card(sam, 2)
      .getByRole('combobox', { name: 'Who takes it on' })
      .selectOption('sam-ferngate');
    await expect(card(priya, 2).getByRole('combobox', { name: 'Who takes it on' })).toHaveValue(
      'sam-ferngate',
    );
    await card(sam, 2)
      .getByRole('textbox', { name: 'What should be different for the child then?' })
      .fill('T has things to hold and tell his story with.');
    await expectNoBarriers(sam, '16-next-steps');
  });

  await test.step('the record is brought forward, and Priya agrees', async () => {
    await moveOn(priya, 'closing');
    await comeAlong(sam);
    await expect(stage(sam, 'closing')).toContainText(d001.learning);
    await expectNoBarriers(priya, '17-closing');
    await bringForward(priya);
    await expectNoBarriers(priya, '18-agreeing');
    await priya.getByRole('button', { name: 'I agree to this record' }).click();
    await expect(says(priya, 'You have agreed to this text. It waits for Sam.')).toBeVisible();
  });

  await test.step('Sam asks for a change; the text changes, and Priya’s agreement lapses', async () => {
    await sam.goto(address);
    await expect(says(sam, 'Priya has agreed to this text.')).toBeVisible();
    await sam.getByRole('button', { name: 'Ask for a change' }).click();
    await sam
      .getByRole('textbox', { name: 'What should be changed' })
      .fill('Nan should be in the learning.');
    await expectNoBarriers(sam, '19-ask-for-a-change');
    await sam.getByRole('button', { name: 'Ask for this change' }).click();
    await sam.getByRole('link', { name: 'Go into the room' }).click();
    await sam.getByRole('button', { name: stageNames.learning }).click();
    await goToEnd(finding(sam, 1));
    await sam.keyboard.type(' Begin with what he and Nan already tell.');
    await expect(saved(sam)).toBeVisible();
    await priya.goto(`${address}/room`);
    await expect(says(priya, 'Nan should be in the learning.').first()).toBeVisible();
    await bringForward(priya);
    await expect(says(priya, 'You had agreed, but the text has changed since.')).toBeVisible();
    await expectNoBarriers(priya, '20-lapsed');
  });

  await test.step('Sam sees one thing differently, Priya agrees: both views stand in the frozen record', async () => {
    const view = 'I would not say that no life-story work has begun: he draws it every week.';
    await sam.goto(address);
    await sam.getByRole('button', { name: 'We see it differently' }).click();
    await sam.getByRole('textbox', { name: 'How you see it' }).fill(view);
    await expectNoBarriers(sam, '21-differently');
    await sam.getByRole('button', { name: 'Agree, with my view beside it' }).click();
    await expect(says(sam, 'You have agreed to this text. It waits for Priya.')).toBeVisible();
    await expect(says(priya, view)).toBeVisible();
    await priya.getByRole('button', { name: 'I agree to this record' }).click();
    await expect(priya.getByRole('heading', { name: 'Next steps' })).toBeVisible();
    await expectNoBarriers(priya, '22-acting');

    await sam.getByRole('link', { name: /^Read the record/ }).click();
    await expect(says(sam, 'It can no longer be changed.')).toBeVisible();
    await expect(says(sam, 'Begin with what he and Nan already tell.')).toBeVisible();
    await expect(says(sam, view)).toBeVisible();
    await expect(sam.getByRole('main').getByRole('textbox')).toHaveCount(0);
    await expect(sam.locator('[contenteditable="true"]')).toHaveCount(0);
    await expectNoBarriers(sam, '23-record');
    await sam.goto(`${address}/room`);
    await expect(sam).toHaveURL(address);
    await expect(sam.getByRole('heading', { name: 'Next steps' })).toBeVisible();
  });

  await test.step('Sam does the next step', async () => {
    await sam.goto(address);
    await sam.getByRole('link', { name: /Memory box with carer/ }).click();
    await expectNoBarriers(sam, '24-next-step');
    await sam.getByRole('button', { name: 'I have begun' }).click();
    await sam.getByRole('button', { name: 'It is done' }).click();
    await expect(sam.getByRole('button', { name: 'It is done' })).toHaveCount(0);
    await sam.goto(address);
  });

  await test.step('they look again at what changed for the child, and it closes', async () => {
    await priya.getByRole('button', { name: 'Look again now' }).click();
    const { worker, practiceLead } = d001.whatChanged;
    for (const [page, words] of [
      [sam, worker],
      [priya, practiceLead],
    ] as const) {
      await page.getByRole('textbox', { name: /As you see it, in a few sentences/ }).fill(words);
      await page
        .getByRole('group', { name: d001.scaleQuestion })
        .getByText('6', { exact: true })
        .click();
      if (page === sam) await expectNoBarriers(sam, '25-revisit');
      await page.getByRole('button', { name: 'This is what I see' }).click();
      if (page === sam) {
        await expect(says(sam, 'You have written yours.')).toBeVisible();
        await expect(says(priya, worker)).toHaveCount(0);
      }
    }
    for (const page of [sam, priya]) {
      await expect(says(page, 'Closed. Everything stays readable here.')).toBeVisible();
      await expect(says(page, worker)).toBeVisible();
      await expect(says(page, practiceLead)).toBeVisible();
    }
    await expectNoBarriers(sam, '26-closed');
    await sam.getByRole('link', { name: 'What happened so far' }).click();
    await expect(sam.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectNoBarriers(sam, '27-what-happened');
  });
});

/** The words of a finding without the names at the carets in it. */
function wordsAlone(page: Page, number: number): Promise<string> {
  return finding(page, number).evaluate((field) => {
    const copy = field.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return '';
    copy.querySelectorAll('.collaboration-carets__caret').forEach((caret) => caret.remove());
    return (copy.textContent ?? '').replaceAll('\u2060', '');
  });
}

async function bringForward(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Bring it forward to agree' }).click();
  await page.getByRole('button', { name: 'Bring it forward', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The record', exact: true })).toBeVisible();
}
