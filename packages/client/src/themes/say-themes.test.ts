import { expect, it } from 'vitest';
import { nothingRising, nothingTogether } from './say-themes.ts';

it('says that no word has risen only where it was looked for', () => {
  const everywhere = { area: null, service: null, team: null };
  expect(nothingRising({ place: everywhere })).toContain('No word has risen');
  for (const place of [
    { ...everywhere, area: 'Fernvale West' },
    { ...everywhere, team: 'team-elder' },
  ]) {
    expect(nothingRising({ place })).toContain('the whole organisation only');
    expect(nothingTogether({ place })).toBe(nothingRising({ place }));
  }
});
