// @vitest-environment node
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { plainText } from '../live/written-words.ts';
import { answerIn } from './answers.ts';

function write(doc: Y.Doc, prompt: string, words: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  answerIn(doc, prompt).push([paragraph]);
}

it('keeps both sides when phone and laptop began the same answer apart', () => {
  const [phone, laptop] = [new Y.Doc(), new Y.Doc()];
  write(phone, 'proud', 'in the car park');
  write(laptop, 'stuck', 'elsewhere');
  write(laptop, 'proud', 'at the desk');
  Y.applyUpdate(phone, Y.encodeStateAsUpdate(laptop));
  Y.applyUpdate(laptop, Y.encodeStateAsUpdate(phone));
  const text = plainText(answerIn(phone, 'proud'));
  expect(text).toContain('in the car park');
  expect(text).toContain('at the desk');
  expect(plainText(answerIn(laptop, 'proud'))).toBe(text);
});

it('takes the answer that is there', () => {
  const doc = new Y.Doc();
  const own = new Y.XmlFragment();
  doc.getMap('answers').set('proud', own);
  expect(answerIn(doc, 'proud')).toBe(own);
});
