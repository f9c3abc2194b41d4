import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);

/**
 * Words that this product does not use of people (S1.1). `without`: where the same word says that it is not there;
 * `inTests: false`: a test may use it to show that it is refused, or of a failing disk.
 */
const words: { word: RegExp; without?: RegExp; inTests?: false }[] = [
  { word: /\bstaff\b/i },
  { word: /\bauditee/i },
  { word: /\bauditors?\b/i },
  { word: /\baudit score/i },
  { word: /\bgrade[ds]?\b/i, without: /no grade/i, inTests: false },
  { word: /\bcompliance\b/i, inTests: false },
  { word: /\bfailing\b/i, inTests: false },
  { word: /\bsubjects?\b/i, without: /RFC 5322/ },
];

const read = ['packages', 'docs', 'e2e', 'scripts', 'README.md', 'CONTRIBUTING.md'];
const skipped = ['node_modules', 'dist', '.turbo', '.data', 'test-results', 'playwright-report'];
const texts = /\.(?:ts|tsx|mjs|md|css|html|json)$/;

function files(path: string): string[] {
  const entries = readdirSync(new URL(path, root), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const below = `${path}${entry.name}`;
    if (skipped.includes(entry.name)) return [];
    if (entry.isDirectory()) return files(`${below}/`);
    return texts.test(entry.name) ? [below] : [];
  });
}

function isRead(file: string): boolean {
  return read.some((top) => file === top || file.startsWith(`${top}/`));
}

test('[S1.1] words that this product does not use are not in it', () => {
  const own = fileURLToPath(import.meta.url);
  const found = files('./')
    .map((file) => file.slice(2))
    .filter((file) => isRead(file) && !own.endsWith(file))
    .flatMap((file) =>
      readFileSync(new URL(file, root), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          words
            .filter(({ inTests }) => inTests !== false || !file.includes('.test.'))
            .filter(({ word, without }) => word.test(line) && !without?.test(line))
            .map(({ word }) => `${file}:${index + 1} ${word.source}: ${line.trim().slice(0, 120)}`),
        ),
    );
  expect(found).toEqual([]);
});
