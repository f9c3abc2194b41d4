import type { BrowserContext, Locator, Page } from '@playwright/test';

/** A device and its connection. */
export interface Profile {
  name: string;
  /** How many times slower than this machine. */
  slower: number;
  /** Bits a second, both ways; null as fast as it goes. */
  bits: number | null;
  /** Milliseconds there and back. */
  latency: number;
}

/** What one visit to a page took. */
export interface Visit {
  /** Until something of the page was painted first, in milliseconds. */
  firstPaint: number;
  /** Until it could be used, in milliseconds. */
  usable: number;
  /** As they came over the line, in bytes, until it could be used. */
  scripts: number;
  styles: number;
  rest: number;
}

/** Opens an address in a new tab and waits until it can be used. */
export async function visit(
  context: BrowserContext,
  { slower, bits, latency }: Profile,
  address: string,
  usable: (page: Page) => Locator,
): Promise<Visit> {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  const kinds = new Map<string, string>();
  const came = { Script: 0, Stylesheet: 0, rest: 0 };
  line.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    came[kind === 'Script' || kind === 'Stylesheet' ? kind : 'rest'] += encodedDataLength;
  });
  await line.send('Network.enable');
  const throughput = bits === null ? -1 : bits / 8;
  await line.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency },
    ...{ downloadThroughput: throughput, uploadThroughput: throughput },
  });
  await line.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.goto(address, { waitUntil: 'commit' });
  await usable(page).first().waitFor();
  const times = await page.evaluate(() => ({
    usable: performance.now(),
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  }));
  await page.close();
  return { ...times, scripts: came.Script, styles: came.Stylesheet, rest: came.rest };
}

/** The middle of each figure over several visits. */
export function middle(visits: readonly Visit[]): Visit {
  const of = (figure: keyof Visit) =>
    visits.map((one) => one[figure]).toSorted((one, other) => one - other)[
      Math.floor(visits.length / 2)
    ] ?? Number.NaN;
  return {
    ...{ firstPaint: of('firstPaint'), usable: of('usable') },
    ...{ scripts: of('scripts'), styles: of('styles'), rest: of('rest') },
  };
}
