import type { Page, Request, WebSocket } from '@playwright/test';
import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import { d001 } from './scenarios/d-001.ts';
import * as scenarios from './scenarios/discussion.ts';
import { writeFindings } from './scenarios/pen.ts';
import { goTo, says } from './screens/page.ts';
import { addFinding, askToMoveOn, goToEnd, stage } from './screens/room.ts';

test('[promise 1] no screen scores, ranks or compares a colleague', async ({ arrive }) => {
  const [room, record, closed] = await Promise.all([
    scenarios.inTheRoom('learning'),
    scenarios.agreeing(),
    scenarios.closed(),
  ]);
  const priya = await arrive('priya-millbrook');
  await priya.goto('/');
  for (const path of [
    '/',
    '/discussions',
    '/notifications',
    `/discussions/${room.id}/room`,
    `/discussions/${record.id}`,
    `/discussions/${closed.id}`,
    `/discussions/${closed.id}/records/1`,
    `/discussions/${closed.id}/timeline`,
  ]) {
    await goTo(priya, path);
    await expectToBeShown(priya);
    await expectNoScore(priya, path);
  }
  const morgan = await arrive('morgan-tarn');
  await morgan.goto('/');
  for (const path of ['/', '/decisions']) {
    await goTo(morgan, path);
    await expectToBeShown(morgan);
    await expectNoScore(morgan, path);
  }
});

test('[promise 2] the child first, then strengths, and worries only after a strength', async ({
  arrive,
}) => {
  const held = await scenarios.inTheRoom('arriving');
  const priya = await arrive('priya-millbrook');
  await priya.goto(`/discussions/${held.id}/room`);
  await expect(stage(priya, 'arriving')).toBeVisible();
  const ribbon = priya.getByRole('navigation', { name: 'Stages of the room' });
  await expect(ribbon.getByRole('button', { name: /not opened yet/ })).toHaveCount(6);
  await ribbon.getByRole('button', { name: /^Worried about/ }).click({ force: true });
  await expect(stage(priya, 'arriving')).toBeVisible();

  await askToMoveOn(priya, 'childsExperience');
  await expect(stage(priya, 'childsExperience')).toBeVisible();
  await askToMoveOn(priya, 'strengths');
  await expect(stage(priya, 'strengths')).toBeVisible();
  await askToMoveOn(priya, 'worries');
  await expect(priya.getByRole('alert')).toContainText('Write one strength first');
  await addFinding(priya, d001.strengths[0]);
  await askToMoveOn(priya, 'worries');
  await expect(stage(priya, 'worries')).toBeVisible();
});

test('[promise 3] nothing of a reflection reaches the other’s browser before both are shared', async ({
  arrive,
}) => {
  const held = await scenarios.preparing();
  const priya = await arrive('priya-millbrook');
  const received = receivedBy(priya);
  await priya.goto(`/discussions/${held.id}`);
  await expect(priya.getByRole('heading', { name: 'Your reflection' })).toBeVisible();
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}`);
  const secret = 'I waited for the perfect time, and nobody knows';
  await sam.getByRole('textbox', { name: /Where are you stuck/ }).fill(secret);
  await sam.getByRole('button', { name: 'Share my reflection' }).click();
  await sam.getByRole('button', { name: 'Share it' }).click();
  await expect(says(priya, 'Sam has shared a reflection. Yours is still private.')).toBeVisible();
  await priya.reload();
  await expect(says(priya, 'Sam has shared a reflection. Yours is still private.')).toBeVisible();
  await expect(priya.getByRole('heading', { name: 'Sam’s reflection' })).toHaveCount(0);
  expect(await received.holds(secret), 'before both have shared').toBe(false);

  await priya
    .getByRole('textbox', { name: /What are you curious about/ })
    .fill('What T would say.');
  await priya.getByRole('button', { name: 'Share my reflection' }).click();
  await priya.getByRole('button', { name: 'Share it' }).click();
  await expect(says(priya, secret)).toBeVisible();
  expect(await received.holds(secret), 'the same look finds it once both have shared').toBe(true);
});

test('[promise 4] a record stands only when both agree, and a different view stays beside it', async ({
  arrive,
}) => {
  const held = await scenarios.agreeing();
  const [sam, priya] = [await arrive('sam-ferngate'), await arrive('priya-millbrook')];
  for (const page of [sam, priya]) await page.goto(`/discussions/${held.id}`);
  await priya.getByRole('button', { name: 'I agree to this record' }).click();
  await expect(says(sam, 'Priya has agreed to this text.')).toBeVisible();

  await sam.getByText('Change the words').first().click();
  await goToEnd(sam.getByRole('textbox', { name: 'The finding' }));
  await sam.keyboard.type(' He laughs when he tells it.');
  await expect(says(priya, /He laughs when he tells it\./).first()).toBeVisible();
  await expect(says(priya, 'You had agreed, but the text has changed since.')).toBeVisible();
  await expect(says(sam, /Priya had agreed, but the text has changed since/)).toBeVisible();

  await readAgainIfAsked(sam);
  await sam.getByRole('button', { name: 'We see it differently' }).click();
  const view = 'Late recording reflects duty cover, not priority.';
  await sam.getByRole('textbox', { name: 'How you see it' }).fill(view);
  await sam.getByRole('button', { name: 'Agree, with my view beside it' }).click();
  await expect(says(priya, view)).toBeVisible();
  await expect(priya.getByRole('heading', { name: 'Next steps' })).toHaveCount(0);
  await readAgainIfAsked(priya);
  await priya.getByRole('button', { name: 'I agree to this record' }).click();
  await priya.getByRole('link', { name: /^Read the record/ }).click();
  await expect(priya.getByRole('figure').filter({ hasText: view })).toContainText('Sam Ferngate');
  await expectNoBarriers(priya, 'promise-4-two-views');
});

test('[promise 5] nobody can agree before it says what it meant for the child', async ({
  arrive,
}) => {
  const held = await scenarios.agreeing(
    scenarios.d001Findings().filter(({ section }) => section !== 'childsExperience'),
  );
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}`);
  const agree = sam.getByRole('button', { name: 'I agree to this record' });
  await expect(agree).toHaveAccessibleDescription(
    'Write what it meant for the child or family first.',
  );
  await agree.click({ force: true });
  await expectNoBarriers(sam, 'promise-5-not-yet');
  expect((await held.sam.read(held.id)).agreements).toEqual([]);

  await writeFindings(held.priya, held.id, [
    { section: 'childsExperience', text: d001.experience },
  ]);
  await expect(says(sam, d001.experience).first()).toBeVisible();
  await readAgainIfAsked(sam);
  await agree.click();
  await expect(says(sam, 'You have agreed to this text. It waits for Priya.')).toBeVisible();
});

test('[promise 7] a discussion closes only after both have said what changed for the child', async ({
  arrive,
}) => {
  const held = await scenarios.acting();
  const sam = await arrive('sam-ferngate');
  await sam.goto(`/discussions/${held.id}`);
  await expect(sam.getByRole('heading', { name: 'Looking again' })).toBeVisible();
  await expect(
    says(sam, /you are both asked one question: what changed for the child/),
  ).toBeVisible();
  await held.priya.does(held.id, { type: 'revisitNow' });
  const words = sam.getByRole('textbox', { name: /As you see it, in a few sentences/ });
  await words.fill(d001.whatChanged.worker);
  await sam.getByRole('button', { name: 'This is what I see' }).click();
  await expect(says(sam, 'You have written yours.')).toBeVisible();
  await expect(says(sam, 'Closed.')).toHaveCount(0);
  await held.priya.does(held.id, {
    type: 'recordDifference',
    whatChanged: d001.whatChanged.practiceLead,
  });
  await expect(says(sam, 'Closed. Everything stays readable here.')).toBeVisible();
  await expect(says(sam, d001.whatChanged.practiceLead)).toBeVisible();
});

test('[promise 8] another worker finds nothing here, by any address', async ({ arrive }) => {
  const held = await scenarios.acting();
  const nia = await arrive('nia-coldbrook');
  const received = receivedBy(nia);
  for (const path of ['', '/room', '/records/1', '/timeline', '/life-happens']) {
    await nia.goto(`/discussions/${held.id}${path}`);
    await expect(nia.getByRole('heading', { name: 'There is nothing here for you' })).toBeVisible();
  }
  await expectNoBarriers(nia, 'promise-8-nothing-here');
  await nia.goto('/discussions');
  await expectToBeShown(nia);
  await nia.goto('/');
  await expectToBeShown(nia);
  for (const word of [held.caseReference, d001.focus, d001.strengths[0]])
    expect(await received.holds(word), word).toBe(false);
});

/** The page has its own title and nothing is still being fetched. */
async function expectToBeShown(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** Words and things that measure people. The invitation and others may say that nothing is scored. */
async function expectNoScore(page: Page, path: string): Promise<void> {
  const text = await page.locator('body').innerText();
  expect(text, path).not.toMatch(
    /\b(?:score|scores|grade|grades|graded|rating|rated|ranking|ranked|league|average|mean|percent|percentile|compliance|performance|target)\b|\d\s?%/i,
  );
  await expect(page.getByRole('meter').or(page.getByRole('progressbar')), path).toHaveCount(0);
  await expect(page.locator('[aria-sort], .recharts-wrapper, canvas'), path).toHaveCount(0);
}

/** When the text changed under the reader, the page asks to read it again before answering. */
async function readAgainIfAsked(page: Page): Promise<void> {
  const again = page.getByRole('button', { name: 'I have read it as it is now' });
  const agree = page.getByRole('button', { name: 'I agree to this record' });
  await expect(again.or(agree)).toBeVisible();
  if (await again.isVisible()) await again.click();
}

/** Everything a page receives, answers and frames alike. */
function receivedBy(page: Page): { holds: (words: string) => Promise<boolean> } {
  const answers: Promise<Buffer>[] = [];
  const frames: Buffer[] = [];
  page.on('requestfinished', (request: Request) => {
    if (!new URL(request.url()).pathname.startsWith('/api/')) return;
    answers.push(
      request
        .response()
        .then(async (response) => (await response?.body()) ?? Buffer.alloc(0))
        .catch(() => Buffer.alloc(0)),
    );
  });
  page.on('websocket', (socket: WebSocket) => {
    socket.on('framereceived', ({ payload }) => frames.push(Buffer.from(payload)));
  });
  return {
    async holds(words) {
      const all = [...(await Promise.all(answers)), ...frames];
      return all.some((bytes) => bytes.includes(words));
    },
  };
}
