import { mkdirSync, writeFileSync } from 'node:fs';
import { pages } from './pages.ts';

/** Draws the machines into `docs/machines/`: `tsx packages/workflows/scripts/diagrams.ts`. */
for (const { file, content } of pages) {
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, content);
}
