import { stageNames, type Stage } from '@alongside/workflows/discussion/stages';
import type { Locator, Page } from '@playwright/test';
import { expect } from '../people.ts';

/** The field where the next finding is typed, whatever the stage asks. */
export function composer(page: Page): Locator {
  return page.getByRole('main').getByRole('textbox', { name: /\?$/ }).and(page.locator('textarea'));
}

/** The words of the nth finding of the stage one looks at, from 1. */
export function finding(page: Page, number: number): Locator {
  return card(page, number)
    .getByRole('textbox', { name: new RegExp(`^Finding ${number}(?::|$)`) })
    .first();
}

export function card(page: Page, number: number): Locator {
  return page.getByRole('listitem', { name: new RegExp(`^Finding ${number}(?::|$)`) });
}

/** Types a finding and Enter; done when it stands among the cards. */
export async function addFinding(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await expect(composer(page)).toHaveValue('');
  await expect(page.getByRole('textbox').filter({ hasText: text })).toBeVisible();
}

/** The facilitator takes the room on, and it arrives there. */
export async function moveOn(page: Page, to: Stage): Promise<void> {
  await askToMoveOn(page, to);
  await expect(stage(page, to)).toBeVisible();
}

/** The same, whatever comes of it. Confirms the step when the other has not said they are ready. */
export async function askToMoveOn(page: Page, to: Stage): Promise<void> {
  await page.getByRole('button', { name: `Move on to “${stageNames[to]}”` }).click();
  const confirm = page.getByRole('dialog', { name: 'Move on together?' });
  await expect(confirm.or(stage(page, to)).first()).toBeVisible();
  if (await confirm.isVisible())
    await confirm.getByRole('button', { name: `Move to “${stageNames[to]}”` }).click();
}

/** Whoever has the hand in the words of a finding stays there; so they come along. */
export async function comeAlong(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Come to where we are' }).click();
}

/** The stage one looks at, as a region of the page. */
export function stage(page: Page, name: Stage): Locator {
  return page.getByRole('region', { name: stageNames[name], exact: true });
}

export function saved(page: Page): Locator {
  return page.getByText('Saved', { exact: true });
}

/** Puts the caret at the end of a text, as somebody does who goes on writing. */
export async function goToEnd(words: Locator): Promise<void> {
  await words.click();
  await words.press('Control+End');
}
