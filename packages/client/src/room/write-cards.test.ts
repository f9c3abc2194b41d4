// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { plainText } from '../live/written-words.ts';
import { readCards } from './cards.ts';
import { addFinding, bringBack, moveFinding, removeFinding, setTheme } from './write-cards.ts';

const at = '2026-11-24T14:00:00.000Z';

function roomWith(...ids: string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const id of ids) addFinding(doc, { section: 'strength', text: id, by: 'sam', at }, id);
  return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function meet(...docs: Y.Doc[]): void {
  for (const one of docs) {
    for (const other of docs) Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  }
}

const standing = (doc: Y.Doc) =>
  readCards(doc)
    .filter((card) => !card.removed)
    .map((card) => card.id);

describe('findings in the live document', () => {
  it('are written as the service reads them', () => {
    const doc = new Y.Doc();
    const id = addFinding(doc, {
      section: 'nextStep',
      text: 'Memory box\nwith carer',
      by: null,
      at,
      themes: ['direct-work'],
      from: ['w1'],
      owner: 'sam',
      due: '2026-12-22',
    });
    const [card] = readCards(doc);
    expect(card).toMatchObject({
      id,
      section: 'nextStep',
      createdBy: null,
      together: true,
      themes: ['direct-work'],
      from: ['w1'],
      owner: 'sam',
      due: '2026-12-22',
    });
    expect(card && plainText(card.text)).toBe('Memory box\nwith carer');
    expect(doc.getArray('order').toJSON()).toEqual([id]);
  });

  it('moves up and down', () => {
    const doc = roomWith('a', 'b', 'c');
    moveFinding(doc, 'c', 'before', 'a');
    expect(standing(doc)).toEqual(['c', 'a', 'b']);
    moveFinding(doc, 'c', 'after', 'b');
    expect(standing(doc)).toEqual(['a', 'b', 'c']);
  });

  it('keeps what the other types into a finding that is removed meanwhile', () => {
    const sam = roomWith('a');
    const priya = copyOf(sam);
    removeFinding(sam, 'a', 'sam');
    const text = readCards(priya)[0]?.text;
    const words = text?.firstChild instanceof Y.XmlElement ? text.firstChild.get(0) : null;
    if (words instanceof Y.XmlText) words.insert(words.length, ' and more');
    meet(sam, priya);
    expect(standing(priya)).toEqual([]);
    expect(readCards(priya)[0]?.removed).toEqual({ by: 'sam' });
    bringBack(priya, 'a');
    meet(sam, priya);
    const [card] = readCards(sam);
    expect(card?.section).toBe('strength');
    expect(card && plainText(card.text)).toBe('a and more');
  });

  it('keeps both themes when two people tag at once', () => {
    const sam = roomWith('a');
    const priya = copyOf(sam);
    setTheme(sam, 'a', 'direct-work', true);
    setTheme(priya, 'a', 'childs-voice', true);
    meet(sam, priya);
    expect(readCards(sam)[0]?.themes.toSorted()).toEqual(['childs-voice', 'direct-work']);
  });

  it('shows each finding once and to both in the same order, however they move them at once', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const id = fc.constantFrom(...ids);
    const step = fc.record({
      who: fc.constantFrom(0, 1),
      move: id,
      side: fc.constantFrom('before' as const, 'after' as const),
      beside: id,
      meets: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const sam = roomWith(...ids);
        const docs = [sam, copyOf(sam)];
        for (const { who, move, side, beside, meets } of steps) {
          const doc = docs[who];
          if (doc) moveFinding(doc, move, side, beside);
          if (meets) meet(...docs);
        }
        meet(...docs);
        const [mine, theirs] = docs.map(standing);
        expect(mine).toEqual(theirs);
        expect(mine?.toSorted()).toEqual(ids);
      }),
    );
  });

  it('survives what does not fit', () => {
    const doc = roomWith('a');
    doc.getMap('findings').set('odd', 'not a finding');
    doc.getMap('findings').set('odder', new Y.Map([['section', 'verdict']]));
    doc.getArray('order').insert(0, [42, 'gone', 'a', 'a']);
    expect(standing(doc)).toEqual(['a']);
  });
});
