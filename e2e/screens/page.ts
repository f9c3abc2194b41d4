import { expect, type Locator, type Page, type Request } from '@playwright/test';

/** Words on the page itself; the same words read out to people who listen to the screen stand beside it. */
export function says(page: Page, words: string | RegExp): Locator {
  return page.getByRole('main').getByText(words);
}

/**
 * Goes to a place as a link of the program does, which costs the browser a tenth of loading the program again. Done
 * when the place is shown and has read what it reads.
 */
export async function goTo(page: Page, path: string): Promise<void> {
  const asked = new Set<Request>();
  const ask = (request: Request): void => void asked.add(request);
  const answered = (request: Request): void => void asked.delete(request);
  page.on('request', ask).on('requestfinished', answered).on('requestfailed', answered);
  await page.evaluate((to) => history.pushState(null, '', to), path);
  await page.waitForFunction(isShown);
  // One answer may lead to the next question: quiet is what is quiet twice.
  let quiet = 0;
  await expect
    .poll(async () => {
      await page.evaluate(twoFrames);
      quiet = asked.size === 0 ? quiet + 1 : 0;
      return quiet;
    })
    .toBeGreaterThan(1);
  page.off('request', ask).off('requestfinished', answered).off('requestfailed', answered);
}

/** Whether the router has put the place of the address on the screen. */
function isShown(): boolean {
  const state = Reflect.get(window, '__TSR_ROUTER__').state;
  const { pathname, search, hash } = window.location;
  return state.status === 'idle' && state.resolvedLocation?.href === pathname + search + hash;
}

function twoFrames(): Promise<number> {
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}

/** Opens the menu under one's own name, where signing out is. */
export async function openMenu(page: Page): Promise<void> {
  await page.locator('.person-menu > summary').click();
}
