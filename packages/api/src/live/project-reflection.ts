import * as Y from 'yjs';
import { plainText } from './plain-text.ts';

/** Whether anything but blanks was written in a reflection. Never throws, whatever the document holds. */
export function isReflectionStarted(document: Y.Doc): boolean {
  try {
    for (const answer of document.getMap('answers').values()) {
      if (answer instanceof Y.XmlFragment && plainText(answer).trim() !== '') return true;
    }
    return false;
  } catch {
    return false;
  }
}
