import { expect, test } from 'vitest';
import { readAudit } from './audit.mjs';

const weakness = (severity) => ({
  severity,
  module_name: 'leaky',
  vulnerable_versions: '<1.2.3',
  title: 'Leaks',
  url: 'https://advisories.example/1',
});

test('weaknesses of level high and critical are told of, one line each; lower ones are not', () => {
  const advisories = { 1: weakness('low'), 2: weakness('high'), 3: weakness('critical') };
  const found = readAudit(JSON.stringify({ advisories, metadata: {} }));
  expect(found).toHaveLength(2);
  expect(found?.[0]).toBe('leaky <1.2.3: Leaks (high, https://advisories.example/1)');
  expect(readAudit('{"advisories": {}}')).toEqual([]);
});

test.each(['', 'no network', '{"error": {"code": "ERR_PNPM_AUDIT_BAD_RESPONSE"}}', '{half'])(
  'an answer that is none is no verdict: %s',
  (output) => {
    expect(readAudit(output)).toBeUndefined();
  },
);
