import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const schema = /environmentSchema = z\.object\(\{(.*?)\n\}\)/s;
const config = readFileSync(resolve(root, 'packages/api/src/config.ts'), 'utf8');
const variables = [...(schema.exec(config)?.[1] ?? '').matchAll(/^ {2}([A-Z_]+):/gm)].map(
  (match) => match[1] ?? '',
);

test('the configuration is found where this test reads it', () => {
  expect(variables).toContain('PORT');
  expect(variables.length).toBeGreaterThan(5);
});

test.each(variables)('docs/operations.md tells what %s decides', (variable) => {
  const text = readFileSync(resolve(root, 'docs/operations.md'), 'utf8');
  expect(text).toContain(`| \`${variable}\` |`);
});
