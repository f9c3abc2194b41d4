import { expect, test } from 'vitest';
import { caseKey } from './case-key.ts';

test('[R6] a case is the same however its reference is written', () => {
  for (const written of ['CR-4821', 'cr-4821', ' CR 4821', 'CR–4821', 'cr4821', 'CR- 48 21']) {
    expect(caseKey(written)).toBe('CR4821');
  }
  expect(caseKey('CR-4822')).not.toBe(caseKey('CR-4821'));
  expect(caseKey('CR-48/21')).not.toBe(caseKey('CR-4821'));
});
