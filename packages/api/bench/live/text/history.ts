import * as Y from 'yjs';
import { random } from './random.ts';
import { seed } from './session.ts';

/** Three people wrote it, over many sittings. */
const writers = 3;
const writerClient = 100;
const alphabet = 'etaoinshrdlucmfw yp vbgk';

interface Cursor {
  text: Y.XmlText;
  at: number;
  /** Characters left in this burst of typing. */
  left: number;
}

/**
 * The history of one document as people make it, the same each time: bursts of typing at one place, slips taken
 * back, sentences struck out, new paragraphs and findings, findings moved up and down. One update for each edit.
 */
export function history(edits: number): { updates: Uint8Array[]; state: Uint8Array } {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seed());
  const updates: Uint8Array[] = [seed()];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const draw = random(20_000);
  const cursors = new Map<number, Cursor>();
  while (updates.length < edits) {
    const writer = Math.floor(draw() * writers);
    doc.clientID = writerClient + writer;
    const cursor = cursors.get(writer);
    if (cursor && cursor.left > 0) doc.transact(() => typeOn(cursor, draw));
    else doc.transact(() => cursors.set(writer, turnTo(doc, writer, draw)));
  }
  return { updates: updates.slice(0, edits), state: Y.encodeStateAsUpdate(doc) };
}

/** One key: mostly a letter, sometimes a slip taken back. */
function typeOn(cursor: Cursor, draw: () => number): void {
  cursor.left -= 1;
  if (draw() < 0.12 && cursor.at > 0) {
    cursor.at = Math.min(cursor.at, cursor.text.length) - 1;
    if (cursor.at >= 0) return cursor.text.delete(cursor.at, 1);
    cursor.at = 0;
  }
  cursor.at = Math.min(cursor.at, cursor.text.length);
  cursor.text.insert(cursor.at, alphabet[Math.floor(draw() * alphabet.length)] ?? 'e');
  cursor.at += 1;
}

/** Between two bursts: somewhere else, a new paragraph or finding, a sentence struck out, a finding moved. */
function turnTo(doc: Y.Doc, writer: number, draw: () => number): Cursor {
  const chance = draw();
  if (chance < 0.05) addFinding(doc, writer, draw);
  else if (chance < 0.15) moveFinding(doc.getArray<string>('order'), draw);
  const texts = [...doc.getMap<Y.Map<unknown>>('findings').values()].map((finding) =>
    finding.get('text'),
  );
  const fragment = texts[Math.floor(draw() * texts.length)];
  if (!(fragment instanceof Y.XmlFragment)) throw new Error('a finding without text');
  if (chance > 0.85) addParagraph(fragment);
  const paragraph = fragment.get(Math.floor(draw() * fragment.length));
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('a paragraph without text');
  const at = Math.floor(draw() * (text.length + 1));
  if (chance > 0.3 && chance < 0.5 && text.length > 40)
    text.delete(Math.floor(draw() * (text.length - 30)), Math.floor(10 + draw() * 20));
  return { text, at: Math.min(at, text.length), left: Math.floor(10 + draw() * 70) };
}

function addParagraph(fragment: Y.XmlFragment): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText()]);
  fragment.push([paragraph]);
}

function addFinding(doc: Y.Doc, writer: number, draw: () => number): void {
  const finding = new Y.Map<unknown>();
  const id = `finding-${writer}-${Math.floor(draw() * 1e9)}`;
  doc.getMap<Y.Map<unknown>>('findings').set(id, finding);
  finding.set('section', 'learning');
  const text = new Y.XmlFragment();
  finding.set('text', text);
  addParagraph(text);
  doc.getArray<string>('order').push([id]);
}

function moveFinding(order: Y.Array<string>, draw: () => number): void {
  const from = Math.floor(draw() * order.length);
  const id = order.get(from);
  order.delete(from);
  order.insert(Math.floor(draw() * (order.length + 1)), [id]);
}
