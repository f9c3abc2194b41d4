import * as Y from 'yjs';
import type { Credits } from '../live/credits.ts';

/** A piece of plain text and who typed it; null where nobody knows any more. */
export interface Span {
  text: string;
  by: string | null;
}

/** Deeper nesting than any editor makes; what lies below is not read. */
const maxDepth = 64;

/**
 * Who typed what of a rich text: its plain text (one line a paragraph, as `plainText` has it) in pieces, in order.
 * Whoever breaks a paragraph in two has typed the second half anew, as far as Yjs can tell.
 */
export function authorsOf(fragment: Y.XmlFragment, credits: Credits): Span[] {
  const lines: Span[][] = [];
  collectLines(fragment, credits, lines, 0);
  const spans: Span[] = [];
  for (const [index, line] of lines.entries()) {
    if (index > 0) add(spans, '\n', spans.at(-1)?.by ?? line[0]?.by ?? null);
    for (const { text, by } of line) add(spans, text, by);
  }
  return spans;
}

function collectLines(
  parent: Y.XmlFragment,
  credits: Credits,
  lines: Span[][],
  depth: number,
): void {
  if (depth > maxDepth) return;
  let line: Span[] | null = null;
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      line = [...(line ?? []), ...spansOf(child, credits)];
    } else if (child instanceof Y.XmlElement) {
      if (child.nodeName === 'hardBreak') {
        const before: Span[] = line ?? [];
        line = [...before, { text: '\n', by: before.at(-1)?.by ?? null }];
      } else {
        if (line !== null) lines.push(line);
        line = null;
        collectLines(child, credits, lines, depth + 1);
      }
    }
  }
  if (line !== null) lines.push(line);
  else if (parent instanceof Y.XmlElement && parent.length === 0) lines.push([]);
}

function spansOf(text: Y.XmlText, credits: Credits): Span[] {
  const spans: Span[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    let at = clock;
    for (const { person, to } of credits.of(client, clock, clock + item.length)) {
      add(spans, item.content.str.slice(at - clock, to - clock), person);
      at = to;
    }
  }
  return spans;
}

function add(spans: Span[], text: string, by: string | null): void {
  if (text === '') return;
  const last = spans.at(-1);
  if (last && last.by === by) last.text += text;
  else spans.push({ text, by });
}

/** The items of any shared type. */
type Shared = Pick<Y.Map<unknown>, '_start' | '_map'>;

/**
 * Who typed or set anything in a shared type beyond a state vector. Taking something away leaves no name: of that
 * Yjs keeps only that it happened.
 */
export function writersSince(
  type: Shared,
  clocks: ReadonlyMap<number, number>,
  credits: Credits,
): Set<string> {
  const found = new Set<string>();
  visit(type, 0);
  return found;

  function visit(shared: Shared, depth: number): void {
    if (depth > maxDepth) return;
    for (let item = shared._start; item !== null; item = item.right) look(item, depth);
    for (const item of shared._map.values()) look(item, depth);
  }

  function look(item: Y.Item, depth: number): void {
    const { client, clock } = item.id;
    const since = Math.max(clock, clocks.get(client) ?? 0);
    for (const { person } of credits.of(client, since, clock + item.length)) {
      if (person !== null) found.add(person);
    }
    if (item.content instanceof Y.ContentType) visit(item.content.type, depth + 1);
  }
}
