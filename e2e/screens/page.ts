import type { Locator, Page } from '@playwright/test';

/** Words on the page itself; the same words read out to people who listen to the screen stand beside it. */
export function says(page: Page, words: string | RegExp): Locator {
  return page.getByRole('main').getByText(words);
}
