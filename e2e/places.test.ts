import { expectNoBarriers } from './barriers.ts';
import { expect, test } from './people.ts';
import { goTo } from './screens/page.ts';

const people = [
  'helen-ashdown',
  'ines-garside',
  'morgan-tarn',
  'priya-millbrook',
  'kai-rowan',
  'pat-meadows',
] as const;

test('every place that the bar and the menu lead to can be reached by keyboard and has no barriers', async ({
  arrive,
}) => {
  test.slow();
  const looked = new Set<string>();
  for (const person of people) {
    const page = await arrive(person);
    await page.goto('/how-you-hear');
    const menu = page.locator('.person-menu');
    await menu.locator('summary').press('Enter');
    await expect(menu.getByRole('link', { name: 'How you hear from us' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    if (person === 'ines-garside') await expectNoBarriers(page, 'places-menu');
    await menu.getByRole('link').first().focus();
    await page.keyboard.press('Escape');
    await expect(menu.locator('summary')).toBeFocused();
    await expect(menu).not.toHaveAttribute('open');
    const bar = page.getByRole('navigation', { name: 'Alongside' }).getByRole('link');
    expect(await bar.count(), `places in the bar of ${person}`).toBeLessThanOrEqual(5);
    const addresses = await page
      .locator('.shell-nav a, .person-menu a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    for (const address of new Set(addresses)) {
      // What looks the same for everybody is looked at once.
      if (looked.has(address)) continue;
      looked.add(address);
      await goTo(page, address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoBarriers(page, `places-${person}${address.replaceAll('/', '-')}`);
    }
    await page.context().close();
  }
});
