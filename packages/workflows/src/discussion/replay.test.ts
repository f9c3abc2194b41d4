import { describe, expect, test } from 'vitest';
import { noFacts } from './facts.ts';
import type { LogLine } from './testing/log-line.ts';
import { log as discussion1 } from './testing/logs/d-001.ts';
import { log as lifeHappens } from './testing/logs/life-happens.ts';
import { Walk } from './testing/walk.ts';

/** Sends what the log says was sent; what comes of it is to be what came of it then. */
function replay(log: LogLine[]): LogLine[] {
  const walk = new Walk();
  return log.map(({ at, by, command, facts }) => {
    walk.at = at;
    walk.facts = { ...noFacts, ...facts };
    const { event, effects, within, arm, disarm } = walk.send(by, command).last;
    const stands = `${walk.where}, ${walk.look().safety}`;
    return { at, by, command, facts, event, effects, within, arm, disarm, stands };
  });
}

describe('golden logs decide today as they did when they were kept', () => {
  test.each([
    ['D-001, from asking to closed', discussion1, 'closed, clear'],
    ['life happens', lifeHappens, 'acting, handedOver'],
  ])('%s', (_, log, stands) => {
    expect(replay(log)).toEqual(log);
    expect(log.at(-1)?.stands).toBe(stands);
  });
});
