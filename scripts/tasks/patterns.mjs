import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { root } from './say.mjs';

/** Patterns that may take longer than their text is long, and why no text makes them. A pattern stands here as it is written. */
const excused = new Map([
  [String.raw`[.!?:]+(?=\s|$)|\n+`, 'what one person types into one field, on their own screen'],
  [String.raw`^-+|-+$`, 'a name made into an id'],
  [String.raw`^['’-]+|['’-]+$`, 'one word'],
  [String.raw`<([^>]+)>`, 'the sender’s address, from the configuration'],
  [
    String.raw`([\w.:-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`,
    'attributes that the pattern before has taken whole',
  ],
  [
    String.raw`<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)`,
    'sticky: tried at one place, and a document it does not fit there is given up',
  ],
]);

/** Files that make patterns at run time, out of words that they take literally or that are their own. */
const makers = new Set([
  'packages/workflows/src/great-practice/case-references.ts',
  'packages/api/src/http/paging.ts',
  'packages/workflows/src/identifiers/birth-date.ts',
]);

/** @typedef {{ file: string, line: number, source: string, flags: string }} Pattern */

/**
 * Looks at every regular expression of what runs: whether some text keeps it busy for longer than the text is long.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function patterns() {
  // Its native builds are not installed.
  process.env.RECHECK_BACKEND = 'pure';
  const { checkSync } = await import('recheck');
  const wrong = [];
  const seen = new Set();
  for (const file of sources()) {
    const { literals, makes } = patternsOf(file);
    if (makes && !makers.has(file))
      wrong.push(`${file} makes a pattern at run time; say in scripts/tasks/patterns.mjs of what`);
    for (const { line, source, flags } of literals) {
      const known = `${source}/${flags}`;
      if (seen.has(known) || excused.has(source)) continue;
      seen.add(known);
      const { status } = checkSync(source, flags, { checker: 'automaton', timeout: 60_000 });
      if (status !== 'safe') wrong.push(`${file}:${line} /${source}/${flags} is ${status}`);
    }
  }
  for (const line of wrong) process.stderr.write(`${line}\n`);
  return { code: wrong.length, output: wrong.join('\n') };
}

function sources() {
  return ['workflows', 'api', 'client'].flatMap((name) =>
    readdirSync(join(root, 'packages', name, 'src'), { recursive: true })
      .map(String)
      .filter((path) => /\.tsx?$/.test(path) && !/\.(?:test|fixture)\./.test(path))
      .map((path) => join('packages', name, 'src', path)),
  );
}

/**
 * @param {string} file
 * @returns {{ literals: Omit<Pattern, 'file'>[], makes: boolean }}
 */
function patternsOf(file) {
  const text = readFileSync(join(root, file), 'utf8');
  /** @type {Omit<Pattern, 'file'>[]} */
  const literals = [];
  let makes = false;
  /** @param {{ callee: import('oxc-parser').Expression }} node */
  const constructs = ({ callee }) => {
    if (callee.type === 'Identifier' && callee.name === 'RegExp') makes = true;
  };
  new Visitor({
    Literal(node) {
      if (!('regex' in node)) return;
      const { pattern, flags } = node.regex;
      literals.push({ line: text.slice(0, node.start).split('\n').length, source: pattern, flags });
    },
    NewExpression: constructs,
    CallExpression: constructs,
  }).visit(parseSync(file, text).program);
  return { literals, makes };
}
