import * as Y from 'yjs';

/**
 * The text of one answer, made when it is missing. Two devices of one person may both make it while apart: they
 * make it identically (same author, same clock), so that meeting again merges the words instead of dropping one side.
 */
export function answerIn(doc: Y.Doc, prompt: string): Y.XmlFragment {
  const known = existingAnswer(doc, prompt);
  if (known) return known;
  const seed = new Y.Doc();
  seed.clientID = clientIdOf(prompt);
  seed.getMap('answers').set(prompt, new Y.XmlFragment());
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed));
  seed.destroy();
  const made = existingAnswer(doc, prompt);
  if (!made) throw new Error('The answer could not be opened.');
  return made;
}

export function existingAnswer(doc: Y.Doc, prompt: string): Y.XmlFragment | null {
  const answer: unknown = doc.getMap('answers').get(prompt);
  return answer instanceof Y.XmlFragment ? answer : null;
}

/** FNV-1a, 32 bits: a number of its own for each prompt, the same on every device. */
function clientIdOf(prompt: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `answer:${prompt}`) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}

/** Whole minutes spent writing; kept in the reflection itself, so that they go with it from device to device. */
export function minutesIn(doc: Y.Doc): number {
  const minutes: unknown = doc.getMap('time').get('minutes');
  return typeof minutes === 'number' && Number.isFinite(minutes) ? minutes : 0;
}

export function setMinutes(doc: Y.Doc, minutes: number): void {
  doc.getMap('time').set('minutes', minutes);
}
