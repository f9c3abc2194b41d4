import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import type { Page } from '@playwright/test';
import { expect, type DemoPerson } from '../people.ts';
import { smaller } from '../picture.ts';
import { Colleague } from '../scenarios/colleague.ts';

export const widths = { phone: [390, 844], tablet: [768, 1024], desktop: [1440, 900] } as const;

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
/** Larger than this makes a guide slow to open. */
const mostBytes = 150 * 1024;

/** Takes pictures of screens as they stand, named `<screen>-<device>-<light or dark>`. */
export function camera(device: string, colorScheme: 'light' | 'dark') {
  mkdirSync(folder, { recursive: true });
  return async (page: Page, screen: string): Promise<void> => {
    await page.waitForLoadState('networkidle');
    const path = `${folder}${screen}-${device}-${colorScheme}.png`;
    const picture = smaller(await page.screenshot());
    writeFileSync(path, picture);
    expect.soft(picture.length, path).toBeLessThanOrEqual(mostBytes);
  };
}

/** A discussion of the demo organisation by its case reference. */
export async function idOf(person: DemoPerson, caseReference: string): Promise<string> {
  const colleague = await Colleague.signIn(person);
  const answer = await colleague.get(`/discussions?q=${caseReference}`);
  const { items }: { items: DiscussionSummary[] } = await answer.json();
  const found = items.find((item) => item.caseReference === caseReference);
  if (!found) throw new Error(`The demo organisation has no ${caseReference}.`);
  return found.id;
}
