import * as Y from 'yjs';

/** Words in one place of a document: a finding's text, or the answer to a prompt. */
export interface Words {
  /** Key of the finding or of the prompt. */
  at: string;
  section: string | null;
  text: string;
}

/** Plain text of a fragment: its blocks, joined by line breaks. Total: whatever is in there, this answers. */
export function plainText(fragment: Y.XmlFragment): string {
  return blocksOf(fragment).join('\n');
}

const blocks = new Set(['paragraph', 'heading', 'listItem']);

function blocksOf(node: Y.XmlFragment | Y.XmlElement): string[] {
  const found: string[] = [];
  let line: string | null = null;
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) {
      line = (line ?? '') + textOf(child);
    } else if (child instanceof Y.XmlElement) {
      if (child.nodeName === 'hardBreak') {
        found.push(line ?? '');
        line = '';
        continue;
      }
      if (line !== null) found.push(line);
      line = null;
      found.push(...blocksOf(child));
    }
  }
  if (line !== null) found.push(line);
  const isEmptyBlock =
    found.length === 0 && node instanceof Y.XmlElement && blocks.has(node.nodeName);
  return isEmptyBlock ? [''] : found;
}

function textOf(text: Y.XmlText): string {
  return partsOf(text)
    .map((part) => part.words ?? '')
    .join('');
}

/** The parts of a line: their words (null for anything else) and the names of their marks. */
export function partsOf(text: Y.XmlText): { words: string | null; marks: string[] }[] {
  const delta: unknown = text.toDelta();
  const parts: readonly unknown[] = Array.isArray(delta) ? delta : [];
  return parts.map((part) => {
    if (typeof part !== 'object' || part === null) return { words: null, marks: [] };
    const insert = 'insert' in part ? part.insert : null;
    const attributes = 'attributes' in part ? part.attributes : null;
    return {
      words: typeof insert === 'string' ? insert : null,
      marks: typeof attributes === 'object' && attributes !== null ? Object.keys(attributes) : [],
    };
  });
}

/** Every written place of a findings or reflection document. */
export function wordsOf(doc: Y.Doc): Words[] {
  const found: Words[] = [];
  for (const [at, finding] of doc.getMap('findings')) {
    if (!(finding instanceof Y.Map)) continue;
    const text: unknown = finding.get('text');
    const section: unknown = finding.get('section');
    if (text instanceof Y.XmlFragment) {
      found.push({
        at,
        section: typeof section === 'string' ? section : null,
        text: plainText(text),
      });
    }
  }
  for (const [at, answer] of doc.getMap('answers')) {
    if (answer instanceof Y.XmlFragment) found.push({ at, section: null, text: plainText(answer) });
  }
  return found;
}

/** What `mine` says that `kept` does not: shown to its author when a record froze while they were typing. */
export function wordsOnlyIn(mine: Y.Doc, kept: Y.Doc): Words[] {
  const keptText = new Map(wordsOf(kept).map((words) => [words.at, words.text.trim()]));
  return wordsOf(mine).filter(
    (words) => words.text.trim() !== '' && words.text.trim() !== keptText.get(words.at),
  );
}
