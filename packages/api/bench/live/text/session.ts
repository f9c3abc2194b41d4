import * as Y from 'yjs';

/** People in a room. */
export const people = 4;

/** Client ids in every room: the seed's, then each person's. */
const seedClient = 1;
export function clientOf(person: number): number {
  return 10 + person;
}

/** A room as it is before anybody types: four findings of a line each, in Alongside's own shape. */
export function seed(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = seedClient;
  const findings = doc.getMap<Y.Map<unknown>>('findings');
  doc.transact(() => {
    for (const [index, section] of sections.entries()) {
      const finding = new Y.Map<unknown>();
      findings.set(`finding-${index}`, finding);
      finding.set('section', section);
      finding.set('text', textOf(`We began to write about ${section} here, and left it open.`));
      doc.getArray('order').push([`finding-${index}`]);
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

const sections = ['childsExperience', 'strength', 'worry', 'learning'];
const words =
  'she told us what the week had been like and we listened until her brother came home from school ';

function textOf(line: string): Y.XmlFragment {
  const text = new Y.XmlFragment();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(line)]);
  text.insert(0, [paragraph]);
  return text;
}

/**
 * What each of the four types, one character an update, the same in every room: it rests on the seed and on their
 * own typing only, so it can be sent whenever it is due. The first two share a sentence; the others have their own.
 */
export function typing(edits: number): Uint8Array[][] {
  return Array.from({ length: people }, (_, person) => typedBy(person, edits));
}

function typedBy(person: number, edits: number): Uint8Array[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seed());
  doc.clientID = clientOf(person);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = lineOf(doc, Math.max(0, person - 1));
  const start = 8 + person * 6;
  for (let index = 0; index < edits; index += 1)
    text.insert(start + index, words[index % words.length] ?? ' ');
  return updates;
}

function lineOf(doc: Y.Doc, finding: number): Y.XmlText {
  const text = doc.getMap<Y.Map<unknown>>('findings').get(`finding-${finding}`)?.get('text');
  const paragraph = text instanceof Y.XmlFragment ? text.get(0) : undefined;
  const line = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (line instanceof Y.XmlText) return line;
  throw new Error(`the seed has no line in finding ${finding}`);
}

/** How many edits of this person are in the document (each is one step of its clock). */
export function editsSeen(doc: Y.Doc, person: number): number {
  return Y.getState(doc.store, clientOf(person));
}
