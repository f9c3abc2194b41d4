import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** axe finds nothing on the screen as it stands; the screen is kept with the test's results to be looked at. */
export async function expectNoBarriers(page: Page, screen: string): Promise<void> {
  await test.step(`no barriers: ${screen}`, async () => {
    // At the top nothing that stays in sight while one scrolls lies over anything else.
    await page.evaluate(() => window.scrollTo(0, 0));
    const { violations } = await new AxeBuilder({ page })
      .options({ runOnly: standard, resultTypes: ['violations'] })
      .setLegacyMode(true)
      .analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`,
      ),
    );
    const folder = process.env['ALONGSIDE_LOOK'];
    if (folder) await page.screenshot({ path: `${folder}/${screen}.png`, fullPage: true });
    expect.soft(found, `axe on ${screen}`).toEqual([]);
  });
}
