import type { Section } from '@alongside/workflows/discussion/stages';
import * as Y from 'yjs';
import { findingIn, readCards, removedSection } from './cards.ts';

export interface NewFinding {
  section: Section;
  /** Lines become paragraphs. */
  text: string;
  /** Null when the two type at one screen: it is said by both. */
  by: string | null;
  /** ISO instant. */
  at: string;
  themes?: readonly string[];
  /** Findings it rests on. */
  from?: readonly string[];
  owner?: string | null;
  due?: string | null;
}

/** Adds a finding at the end; answers its id. */
export function addFinding(
  doc: Y.Doc,
  finding: NewFinding,
  id: string = crypto.randomUUID(),
): string {
  doc.transact(() => {
    const map = new Y.Map<unknown>();
    const text = new Y.XmlFragment();
    text.insert(0, finding.text.split('\n').map(paragraph));
    map.set('section', finding.section);
    map.set('text', text);
    map.set('createdBy', finding.by);
    map.set('createdAt', finding.at);
    map.set('themes', chosen(finding.themes));
    map.set('from', chosen(finding.from));
    map.set('share', false);
    map.set('standard', null);
    map.set('ownReflection', false);
    if (finding.by === null) map.set('together', true);
    if (finding.section === 'nextStep') {
      map.set('owner', finding.owner ?? null);
      map.set('due', finding.due ?? null);
      map.set('expectedChange', null);
    }
    doc.getMap('findings').set(id, map);
    doc.getArray('order').push([id]);
  });
  return id;
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  if (words !== '') element.insert(0, [new Y.XmlText(words)]);
  return element;
}

function chosen(ids: readonly string[] = []): Y.Map<boolean> {
  return new Y.Map(ids.map((id) => [id, true]));
}

/** Everything about a finding that is one value, the later of two writers wins. */
export type FindingField =
  'share' | 'standard' | 'ownReflection' | 'owner' | 'due' | 'expectedChange';

export function setField(
  doc: Y.Doc,
  id: string,
  field: FindingField,
  value: string | boolean | null,
): void {
  const finding = findingIn(doc, id);
  if (finding && finding.get(field) !== value) finding.set(field, value);
}

export function setTheme(doc: Y.Doc, id: string, theme: string, on: boolean): void {
  doc.transact(() => {
    const finding = findingIn(doc, id);
    if (!finding) return;
    let themes = finding.get('themes');
    if (!(themes instanceof Y.Map)) {
      themes = new Y.Map();
      finding.set('themes', themes);
    }
    if (!(themes instanceof Y.Map)) return;
    if (on) themes.set(theme, true);
    else themes.delete(theme);
  });
}

/** Takes a finding out of the record and keeps its words: whoever is typing in it loses nothing. */
export function removeFinding(doc: Y.Doc, id: string, by: string): void {
  const finding = findingIn(doc, id);
  const section = finding?.get('section');
  if (!finding || section === removedSection) return;
  doc.transact(() => {
    finding.set('removedFrom', section);
    finding.set('removedBy', by);
    finding.set('section', removedSection);
  });
}

export function bringBack(doc: Y.Doc, id: string): void {
  const finding = findingIn(doc, id);
  if (finding?.get('section') !== removedSection) return;
  finding.set('section', finding.get('removedFrom'));
}

/**
 * Moves a finding to where `beside` stands, before or after it. Writes the place of every finding once, so that a
 * place two people gave at the same time counts once for everybody.
 */
export function moveFinding(
  doc: Y.Doc,
  id: string,
  side: 'before' | 'after',
  beside: string,
): void {
  if (id === beside) return;
  doc.transact(() => {
    const order = doc.getArray<unknown>('order');
    const placed = new Set(order.toArray());
    const unplaced = readCards(doc).filter((card) => !placed.has(card.id));
    if (unplaced.length > 0) order.push(unplaced.map((card) => card.id));
    for (let index = order.length - 1; index >= 0; index -= 1) {
      if (order.get(index) === id) order.delete(index, 1);
    }
    const at = order.toArray().indexOf(beside);
    if (at === -1) order.push([id]);
    else order.insert(side === 'before' ? at : at + 1, [id]);
  });
}
