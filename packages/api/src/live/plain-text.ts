import * as Y from 'yjs';

/** Deeper nesting than any editor makes; what lies below is not read. */
const maxDepth = 64;

/**
 * The words of a rich text, one line a paragraph (list items and headings too), joined by `\n`. A hard break is a
 * line of its own as well. Marks, links and anything that is not text leave nothing behind.
 */
export function plainText(fragment: Y.XmlFragment): string {
  const lines: string[] = [];
  collectLines(fragment, lines, 0);
  return lines.join('\n');
}

function collectLines(parent: Y.XmlFragment, lines: string[], depth: number): void {
  if (depth > maxDepth) return;
  let line: string | null = null;
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      line = (line ?? '') + textOf(child);
    } else if (child instanceof Y.XmlElement) {
      if (child.nodeName === 'hardBreak') {
        line = (line ?? '') + '\n';
      } else {
        if (line !== null) lines.push(line);
        line = null;
        collectLines(child, lines, depth + 1);
      }
    }
  }
  if (line !== null) lines.push(line);
  else if (parent instanceof Y.XmlElement && parent.length === 0) lines.push('');
}

function textOf(text: Y.XmlText): string {
  const delta: unknown = text.toDelta();
  const parts: unknown[] = Array.isArray(delta) ? delta : [];
  let words = '';
  for (const part of parts) {
    if (typeof part !== 'object' || part === null || !('insert' in part)) continue;
    if (typeof part.insert === 'string') words += part.insert;
  }
  return words;
}
