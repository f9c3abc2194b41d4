// @vitest-environment node
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { isWritable } from './writable.ts';

function fragmentOf(...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('f');
  fragment.insert(0, children);
  return fragment;
}

function block(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, children);
  return element;
}

function bold(words: string, mark = 'bold'): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta([{ insert: words, attributes: { [mark]: {} } }]);
  return text;
}

it('takes what the editor itself writes', () => {
  expect(isWritable(fragmentOf())).toBe(true);
  expect(isWritable(fragmentOf(block('paragraph', bold('Mum rings us first.'))))).toBe(true);
  const item = block('listItem', block('paragraph', new Y.XmlText('one')));
  expect(isWritable(fragmentOf(block('bulletList', item)))).toBe(true);
});

it('leaves alone what the editor would delete', () => {
  expect(isWritable(fragmentOf(new Y.XmlText('loose words')))).toBe(false);
  expect(isWritable(fragmentOf(block('table')))).toBe(false);
  expect(isWritable(fragmentOf(block('paragraph', bold('x', 'sparkle'))))).toBe(false);
});
