import * as Y from 'yjs';
import { partsOf } from '../live/written-words.ts';

const blocks = new Set(['paragraph', 'bulletList', 'orderedList', 'listItem']);
const marks = new Set(['bold', 'italic']);

/**
 * Whether the editor can show all of this text. What it does not know it would delete, so such text (written by
 * another client, or a later version) is shown as plain words instead.
 */
export function isWritable(fragment: Y.XmlFragment): boolean {
  return fragment
    .toArray()
    .every((child) => child instanceof Y.XmlElement && isBlock(child, fragment));
}

function isBlock(element: Y.XmlElement, parent: Y.XmlFragment): boolean {
  if (element.nodeName === 'hardBreak') return parent instanceof Y.XmlElement;
  if (!blocks.has(element.nodeName)) return false;
  return element.toArray().every((child) => {
    if (child instanceof Y.XmlText) return element.nodeName === 'paragraph' && isPlain(child);
    return child instanceof Y.XmlElement && isBlock(child, element);
  });
}

function isPlain(text: Y.XmlText): boolean {
  return partsOf(text).every(
    (part) => part.words !== null && part.marks.every((mark) => marks.has(mark)),
  );
}
