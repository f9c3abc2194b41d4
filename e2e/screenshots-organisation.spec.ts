import { expect, test, type DemoPerson } from './people.ts';
import { Colleague } from './scenarios/colleague.ts';
import { camera, idOf, widths } from './screens/shoot.ts';

interface Screen {
  name: string;
  of: DemoPerson;
  at: string;
  /** The screens a guide begins with are taken on every device, light and dark; the others light, on two. */
  main?: true;
  /** The part of the screen to be seen first. */
  from?: string;
  /** What arrives after the rest. */
  waitsFor?: string;
}

test('screens of the whole organisation', async ({ arrive }) => {
  test.setTimeout(900_000);
  const discussion = await idOf('sam-ferngate', 'CR-4821');
  const helen = await Colleague.signIn('helen-ashdown');
  const plan: { items: { id: string }[] } = await (await helen.get('/responses')).json();
  const screens: Screen[] = [
    {
      name: 'themes',
      of: 'helen-ashdown',
      at: '/themes',
      main: true,
      waitsFor: '.recharts-surface',
    },
    {
      name: 'one-theme',
      of: 'helen-ashdown',
      at: '/themes?theme=direct-work',
      from: '#one-theme',
      waitsFor: '.recharts-surface',
    },
    { name: 'codebook', of: 'ines-garside', at: '/themes/codebook' },
    { name: 'plan', of: 'sam-ferngate', at: '/plan', main: true },
    { name: 'response', of: 'helen-ashdown', at: `/plan/${plan.items[0]?.id ?? ''}` },
    {
      name: 'great-practice',
      of: 'sam-ferngate',
      at: '/great-practice',
      main: true,
      waitsFor: '.practice-card',
    },
    {
      name: 'celebration',
      of: 'helen-ashdown',
      at: '/great-practice/celebration',
      waitsFor: '.practice-card',
    },
    { name: 'learning', of: 'kai-rowan', at: '/learning', main: true },
    { name: 'team-learning', of: 'morgan-tarn', at: '/team-learning' },
    { name: 'supervision', of: 'morgan-tarn', at: '/supervision/sam-ferngate' },
    { name: 'who-read', of: 'sam-ferngate', at: `/discussions/${discussion}/who-read` },
    { name: 'families', of: 'sam-ferngate', at: '/families-i-know' },
    { name: 'how-you-hear', of: 'sam-ferngate', at: '/how-you-hear' },
    { name: 'told-to-you', of: 'sam-ferngate', at: '/notifications' },
    { name: 'series', of: 'ines-garside', at: '/series' },
    { name: 'who-viewed', of: 'ines-garside', at: '/who-viewed' },
    { name: 'people', of: 'pat-meadows', at: '/administration/people' },
    { name: 'settings', of: 'pat-meadows', at: '/administration/settings' },
    { name: 'kept', of: 'pat-meadows', at: '/administration/kept' },
  ];
  for (const [device, [width, height]] of Object.entries(widths)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const shoot = camera(device, colorScheme);
      const wanted = screens.filter(
        ({ main }) => main ?? (colorScheme === 'light' && device !== 'tablet'),
      );
      for (const { name, of, at, from, waitsFor } of wanted) {
        const page = await arrive(of, { viewport: { width, height }, colorScheme });
        await page.goto(at);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        if (waitsFor) await page.locator(waitsFor).first().waitFor();
        if (from) await page.locator(from).scrollIntoViewIfNeeded();
        await shoot(page, name);
        await page.context().close();
      }
    }
  }
});
