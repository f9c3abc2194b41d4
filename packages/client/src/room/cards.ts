import { sections, type Section } from '@alongside/workflows/discussion/stages';
import * as Y from 'yjs';

/** A finding as its card shows it. Its words stay in `text`, where people type. */
export interface Card {
  id: string;
  section: Section;
  text: Y.XmlFragment;
  createdBy: string | null;
  /** Typed by the two at one screen: said by both. */
  together: boolean;
  themes: string[];
  share: boolean;
  standard: string | null;
  from: string[];
  ownReflection: boolean;
  owner: string | null;
  due: string | null;
  expectedChange: string | null;
  /** Put aside: its words are kept and can be brought back. */
  removed: { by: string | null } | null;
}

/** What a removed finding has for a section. Nothing the service knows, so it stands in no record. */
export const removedSection = 'removed';

/**
 * Cards in the order the service projects them too: by `order` (the first place counts, so that two people moving
 * one card never make two), then whatever is missing from it by when it was begun. Total: what does not fit is left out.
 */
export function readCards(doc: Y.Doc): Card[] {
  const findings = doc.getMap('findings');
  const found = new Map<string, { card: Card; createdAt: string }>();
  for (const [id, value] of findings) {
    const card = value instanceof Y.Map ? readCard(id, value) : undefined;
    const createdAt: unknown = value instanceof Y.Map ? value.get('createdAt') : undefined;
    if (card)
      found.set(id, { card, createdAt: typeof createdAt === 'string' ? createdAt : '\uffff' });
  }
  const ordered: Card[] = [];
  for (const id of doc.getArray('order').toArray()) {
    const entry = typeof id === 'string' ? found.get(id) : undefined;
    if (!entry) continue;
    ordered.push(entry.card);
    found.delete(entry.card.id);
  }
  const rest = [...found.values()].toSorted(
    (one, other) => compare(one.createdAt, other.createdAt) || compare(one.card.id, other.card.id),
  );
  return [...ordered, ...rest.map((entry) => entry.card)];
}

/** The Y.Map behind a card; undefined when it has gone. */
export function findingIn(doc: Y.Doc, id: string): Y.Map<unknown> | undefined {
  const finding: unknown = doc.getMap('findings').get(id);
  return finding instanceof Y.Map ? finding : undefined;
}

/** Nothing that a card shows around its words has changed. */
export function sameCards(before: readonly Card[], after: readonly Card[]): boolean {
  return (
    before.length === after.length &&
    before.every((card, index) => {
      const other = after[index];
      return (
        other !== undefined && card.text === other.text && described(card) === described(other)
      );
    })
  );
}

function described({ text: _text, ...card }: Card): string {
  return JSON.stringify(card);
}

function readCard(id: string, finding: Y.Map<unknown>): Card | undefined {
  const text = finding.get('text');
  const removed = finding.get('section') === removedSection;
  const section = sectionOf(finding.get(removed ? 'removedFrom' : 'section'));
  if (!(text instanceof Y.XmlFragment) || !section) return undefined;
  return {
    id,
    section,
    text,
    createdBy: textOrNull(finding.get('createdBy')),
    together: finding.get('together') === true,
    themes: keysOf(finding.get('themes')),
    share: finding.get('share') === true,
    standard: textOrNull(finding.get('standard')),
    from: keysOf(finding.get('from')),
    ownReflection: finding.get('ownReflection') === true,
    owner: textOrNull(finding.get('owner')),
    due: textOrNull(finding.get('due')),
    expectedChange: textOrNull(finding.get('expectedChange')),
    removed: removed ? { by: textOrNull(finding.get('removedBy')) } : null,
  };
}

function sectionOf(value: unknown): Section | undefined {
  return sections.find((section) => section === value);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function keysOf(value: unknown): string[] {
  if (value instanceof Y.Map) {
    return [...value.entries()].filter(([, chosen]) => Boolean(chosen)).map(([key]) => key);
  }
  const list: unknown = value instanceof Y.Array ? value.toArray() : value;
  return Array.isArray(list) ? list.filter((key) => typeof key === 'string') : [];
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
