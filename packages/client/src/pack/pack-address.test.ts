import { expect, test } from 'vitest';
import { packAddress } from './pack-address.ts';

test('the pack is asked for by period, area and service, and never by team or theme', () => {
  const view = {
    from: '2026-01-05',
    to: '2026-06-28',
    service: 'Children & care',
    team: 'kestrel',
  };
  expect(packAddress('pdf', { ...view, theme: 'direct-work', area: undefined })).toBe(
    '/packs/three-questions.pdf?from=2026-01-05&until=2026-06-28&service=Children+%26+care',
  );
});
