import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

test.each(documents)('%s points only to files that exist', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
  const missing = targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !existsSync(join(root, dirname(document), target)));
  expect(missing).toEqual([]);
});

/** The rows of the brief: nine promises, and the facts S0.1–S4.9 and P1–P15. */
const facts: Record<string, number> = { S0: 5, S1: 6, S2: 6, S3: 4, S4: 9 };
const rows = [
  ...Array.from({ length: 9 }, (_, index) => `Promise ${index + 1}`),
  ...Object.entries(facts).flatMap(([source, count]) =>
    Array.from({ length: count }, (_, index) => `${source}.${index + 1}`),
  ),
  ...Array.from({ length: 15 }, (_, index) => `P${index + 1}`),
];

test.each(rows)('docs/traceability.md says where %s lives, or that it is not there yet', (row) => {
  const text = readFileSync(join(root, 'docs/traceability.md'), 'utf8');
  const line = text.split('\n').find((candidate) => candidate.startsWith(`| ${row} |`));
  expect(line).toBeDefined();
  const [, , , where, test] = (line ?? '').split('|').map((cell) => cell.trim());
  expect(where).not.toBe('');
  expect(where === 'not yet' || /`.+`/.test(test ?? '')).toBe(true);
});
