// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { inParts } from './in-parts.ts';

/** A document made by several pages that saw each other's typing, without going through a service. */
function written(steps: readonly [page: number, place: number, words: string][]): Y.Doc {
  const pages = [1, 2, 3].map((client) => {
    const page = new Y.Doc();
    page.clientID = client;
    return page;
  });
  for (const [chosen, place, words] of steps) {
    const page = pages[chosen];
    if (!page) continue;
    const text = page.getText('t');
    if (words === '') text.delete(0, Math.min(3, text.length));
    else text.insert(place % (text.length + 1), words);
    page.getMap('m').set(`k${place % 3}`, new Y.Array());
    for (const other of pages) Y.applyUpdate(other, Y.encodeStateAsUpdate(page));
  }
  return pages[0] ?? new Y.Doc();
}

/** Takes the parts one by one; none may rest on what has not come. */
function taken(parts: readonly Uint8Array[]): Y.Doc {
  const document = new Y.Doc();
  for (const part of parts) {
    Y.applyUpdate(document, part);
    expect(document.store.pendingStructs).toBeNull();
  }
  expect(document.store.pendingDs).toBeNull();
  return document;
}

describe('an update in parts', () => {
  it('is the same, and no part rests on a later one', () => {
    const step = fc.tuple(fc.nat(2), fc.nat(500), fc.string({ unit: 'grapheme', maxLength: 60 }));
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 140, max: 900 }),
        (steps, most) => {
          const document = written(steps);
          const first = Y.encodeStateAsUpdate(written(steps.slice(0, 5)));
          const begun = Y.encodeStateVectorFromUpdate(first);
          const update = Y.encodeStateAsUpdate(document);
          const again = taken([first, ...inParts(Y.diffUpdate(update, begun), most)]);
          expect(again.getText('t').toJSON()).toBe(document.getText('t').toJSON());
          expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(document));
          expect(Y.equalSnapshots(Y.snapshot(again), Y.snapshot(document))).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is divided where it is one long piece of text, and never within a character', () => {
    const document = new Y.Doc();
    document.getText('t').insert(0, '👩‍🏫é€x'.repeat(50_000));
    const parts = inParts(Y.encodeStateAsUpdate(document), 100_000);
    for (const part of parts) expect(part.byteLength).toBeLessThanOrEqual(100_000);
    expect(taken(parts).getText('t').toJSON()).toBe(document.getText('t').toJSON());
  });

  it('stays as it is when it is small', () => {
    const update = Y.encodeStateAsUpdate(new Y.Doc());
    expect(inParts(update, 100)).toEqual([update]);
  });
});
