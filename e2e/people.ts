import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { serviceUrl } from './scenarios/colleague.ts';

export type DemoPerson =
  | 'sam-ferngate'
  | 'priya-millbrook'
  | 'nia-coldbrook'
  | 'kai-rowan'
  | 'helen-ashdown'
  | 'morgan-tarn'
  | 'noor-whitcombe'
  | 'pat-meadows'
  | 'ines-garside'
  | 'dami-oakhurst';

interface People {
  /** A browser of their own for somebody who is signed in already; null for a newcomer at the front door. */
  arrive: (person: DemoPerson | null, options?: BrowserContextOptions) => Promise<Page>;
}

/**
 * Tests with as many people as they need. A script that fails on any of their pages fails the test, and so does
 * anything the browser complains about that is not an answer of the service.
 */
export const test = base.extend<People>({
  arrive: async ({ browser, contextOptions, viewport, locale, timezoneId }, use) => {
    const complaints: string[] = [];
    await use(async (person, options) => {
      const context = await browser.newContext({
        ...contextOptions,
        viewport,
        ...(locale ? { locale } : {}),
        ...(timezoneId ? { timezoneId } : {}),
        baseURL: serviceUrl(),
        // Whoever wants the program on the device says so: every page of a test would fetch it in the background.
        serviceWorkers: 'block',
        ...options,
      });
      if (person) {
        const answer = await context.request.post('/api/v1/session', {
          data: { demoPerson: person },
        });
        expect(answer.status(), `${person} signs in`).toBe(200);
      }
      context.on('weberror', (error) => complaints.push(String(error.error().stack)));
      context.on('console', (message) => {
        if (message.type() === 'error' && !isAnswer(message.text()))
          complaints.push(message.text());
      });
      return context.newPage();
    });
    expect(complaints, 'what the browsers complained about').toEqual([]);
  },
});

const looked = [
  // Each answer that is not 2xx, and each connection that breaks.
  'Failed to load resource',
  'WebSocket connection to',
  // A shown e-mail may run nothing, also not what looks for barriers.
  "Blocked script execution in 'about:srcdoc'",
];

/** What the browser notes of what tests look at themselves. */
function isAnswer(text: string): boolean {
  return looked.some((beginning) => text.startsWith(beginning));
}

export { expect } from '@playwright/test';
