import type { Locator, Page } from '@playwright/test';

/** Words on the page itself; the same words read out to people who listen to the screen stand beside it. */
export function says(page: Page, words: string | RegExp): Locator {
  return page.getByRole('main').getByText(words);
}

/** Opens the menu under one's own name, where signing out is. */
export async function openMenu(page: Page): Promise<void> {
  await page.locator('.person-menu > summary').click();
}
