import { expect, it } from 'vitest';
import { themesView, viewSearch } from './themes-view.ts';

it('reads an address again as it wrote it, and what nobody could have written as if it were not there', () => {
  const view = { from: '2026-01-05', to: undefined, area: 'Fernvale West', theme: 'direct-work' };
  const address = new URLSearchParams(viewSearch(view));
  expect(themesView(Object.fromEntries(address))).toEqual({
    ...view,
    service: undefined,
    team: undefined,
  });
  const rubbish = { from: '2026-02-31', to: 7, area: 'x'.repeat(121), theme: '<script>', foo: 'x' };
  expect(viewSearch(themesView(rubbish))).toBe('');
  const passedOn = { ...view, utm_source: 'newsletter' };
  expect(viewSearch(passedOn)).toBe(viewSearch(view));
});
