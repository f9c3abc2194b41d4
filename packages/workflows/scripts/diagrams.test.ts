import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pages } from './pages.ts';

describe('docs/machines and docs/architecture.md', () => {
  test.each(pages)('$file.pathname is what the machine is now', ({ file, content }) => {
    // Stale? Draw it again: node_modules/.bin/tsx packages/workflows/scripts/diagrams.ts
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  test('every state of a machine is in its picture', () => {
    for (const { content, file } of pages) {
      if (/(?:rights|notifications)\.md$/.test(file.pathname)) continue;
      expect(content).toContain('stateDiagram-v2');
      expect(content).toContain('[*] -->');
      expect(content.match(/-->/g)?.length).toBeGreaterThan(8);
    }
  });
});
