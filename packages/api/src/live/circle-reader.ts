import type { LiveDeps, StoredCircle } from './ports.ts';

/**
 * Reads circles for many who ask at once: while one read is under way the next gathers. What is answered was read
 * after it was asked for.
 */
export function circleReader(
  readCircles: LiveDeps['readCircles'],
): (discussion: string) => Promise<StoredCircle | undefined> {
  let asked = new Set<string>();
  let next: Promise<ReadonlyMap<string, StoredCircle>> | null = null;
  let underWay: Promise<unknown> = Promise.resolve();

  async function readAll(before: Promise<unknown>): Promise<ReadonlyMap<string, StoredCircle>> {
    await before;
    const discussions = [...asked];
    asked = new Set();
    next = null;
    return readCircles(discussions);
  }

  return async function read(discussion) {
    asked.add(discussion);
    if (!next) {
      next = readAll(underWay);
      underWay = next.catch(() => undefined);
    }
    return (await next).get(discussion);
  };
}
