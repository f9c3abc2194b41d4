import { expect, test, type DemoPerson } from './people.ts';
import { d001 } from './scenarios/d-001.ts';
import * as scenarios from './scenarios/discussion.ts';
import { writeFindings } from './scenarios/pen.ts';
import { finding, goToEnd, stage } from './screens/room.ts';
import { camera, idOf, widths } from './screens/shoot.ts';

for (const [device, [width, height]] of Object.entries(widths)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`screens on a ${device}, ${colorScheme}`, async ({ arrive }) => {
      const options = { viewport: { width, height }, colorScheme };
      const open = (person: DemoPerson | null) => arrive(person, options);
      const shoot = camera(device, colorScheme);

      const newcomer = await open(null);
      await newcomer.goto('/');
      await expect(newcomer.getByRole('heading', { level: 1 })).toBeVisible();
      await shoot(newcomer, 'sign-in');

      const sam = await open('sam-ferngate');
      const priya = await open('priya-millbrook');

      await test.step('asking, the invitation, preparing', async () => {
        const asked = await scenarios.proposed();
        await priya.goto('/');
        await expect(priya.getByRole('heading', { level: 1 })).toBeVisible();
        await shoot(priya, 'your-week');
        await sam.goto('/discussions/new');
        await sam
          .getByRole('searchbox', { name: /With whom would you like to talk/ })
          .fill('priya');
        await sam.getByRole('radio', { name: /Priya Millbrook/ }).check();
        await shoot(sam, 'ask');
        await priya.goto(`/discussions/${asked.id}`);
        await expect(priya.getByRole('button', { name: 'Yes, let’s' })).toBeVisible();
        await shoot(priya, 'invitation');
        await asked.priya.does(asked.id, { type: 'accept', time: scenarios.inDays(3) });
        await sam.goto(`/discussions/${asked.id}`);
        const glad = sam.getByRole('textbox', { name: 'What are you glad you did?' });
        await glad.fill(d001.reflections.worker.proud);
        await sam.getByText('Saved', { exact: true }).waitFor();
        await shoot(sam, 'preparing');
        await asked.sam.does(asked.id, { type: 'withdraw' });
      });

      await test.step('the room, with both writing', async () => {
        const held = await scenarios.inTheRoom('strengths');
        const strengths = scenarios.d001Findings().filter(({ section }) => section === 'strength');
        await writeFindings(held.sam, held.id, strengths);
        for (const page of [sam, priya]) {
          await page.goto(`/discussions/${held.id}/room`);
          await expect(stage(page, 'strengths')).toBeVisible();
        }
        await goToEnd(finding(priya, 1));
        await expect(sam.getByText(/^Priya( Millbrook)?$/).first()).toBeVisible();
        await goToEnd(finding(sam, 2));
        await expect(priya.getByText(/^Sam( Ferngate)?$/).first()).toBeVisible();
        await shoot(sam, 'room');
        await sam.getByRole('button', { name: 'A child is not safe' }).click();
        await expect(sam.getByRole('dialog')).toBeVisible();
        await shoot(sam, 'safety-door');
        await held.priya.does(held.id, { type: 'setAside', reason: 'For the pictures.' });
      });

      await test.step('agreeing, the record, after', async () => {
        const noor = await open('noor-whitcombe');
        await noor.goto(`/discussions/${await idOf('noor-whitcombe', 'CR-3390')}`);
        await expect(noor.getByRole('heading', { name: 'The record', exact: true })).toBeVisible();
        await shoot(noor, 'agreeing');
        const dami = await open('dami-oakhurst');
        const second = await idOf('dami-oakhurst', 'CR-5107');
        await dami.goto(`/discussions/${second}`);
        await expect(dami.getByRole('heading', { name: 'Next steps' })).toBeVisible();
        await shoot(dami, 'after');
        await dami.goto(`/discussions/${second}/records/1`);
        await dami.getByRole('heading', { name: 'Seen differently' }).scrollIntoViewIfNeeded();
        await shoot(dami, 'record');
        const first = await idOf('sam-ferngate', 'CR-4821');
        await sam.goto(`/discussions/${first}`);
        await expect(sam.getByText('What changed for the child').first()).toBeVisible();
        await shoot(sam, 'closed');
      });

      await test.step('a decision', async () => {
        const held = await scenarios.acting();
        const action = async () => (await held.sam.read(held.id)).actions[0]?.id ?? '';
        await expect.poll(action).not.toBe('');
        await held.sam.doesOnAction(await action(), {
          type: 'askDecision',
          approver: 'morgan-tarn',
          question: 'May we pay for the taxi to Nan, twice a month until March?',
        });
        const morgan = await open('morgan-tarn');
        await morgan.goto('/decisions');
        await expect(morgan.getByRole('link', { name: /taxi to Nan/ })).toBeVisible();
        await shoot(morgan, 'decisions');
        await held.sam.doesOnAction(await action(), { type: 'drop', reason: 'For the picture.' });
      });
    });
  }
}
