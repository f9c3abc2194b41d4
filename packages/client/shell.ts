import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const worker = 'service-worker.js';

/**
 * Writes into the service worker which files this version is made of, with a name that changes when any of them does.
 * Hashed files are known by their names; the page and what lies in `public` by their content.
 */
export function shell(publicDir: string): Plugin {
  return {
    name: 'shell',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunk = bundle[worker];
      if (chunk?.type !== 'chunk') throw new Error('There is no service worker to fill in.');
      const made = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/') && !name.endsWith('.map'))
        .sort();
      const laid = readdirSync(publicDir).sort();
      const page = bundle['index.html'];
      const version = createHash('sha256').update(made.join()).update(chunk.code);
      if (page?.type === 'asset') version.update(page.source);
      for (const name of laid) version.update(readFileSync(join(publicDir, name)));
      const files = [...made, ...laid].map((name) => `/${name}`);
      const known = { version: version.digest('hex').slice(0, 16), files };
      if (!chunk.code.includes('__SHELL__')) throw new Error('The service worker has no place.');
      chunk.code = chunk.code.replace('__SHELL__', JSON.stringify(known));
    },
  };
}
