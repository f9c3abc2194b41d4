import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { Credits } from './credits.ts';

/** Updates that type these words one after the other as this Yjs client. */
function typed(client: number, ...words: string[]): Uint8Array[] {
  const document = new Y.Doc();
  document.clientID = client;
  const updates: Uint8Array[] = [];
  document.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of words) document.getText('t').insert(document.getText('t').length, word);
  return updates;
}

function take(credits: Credits, by: string, ...updates: (Uint8Array | undefined)[]): void {
  for (const update of updates) if (update) credits.take(by, update);
}

describe('who brought what', () => {
  it('is whose socket it came by first, whatever Yjs client it says', () => {
    const [first, second, third] = typed(7, 'abc', 'de', 'f');
    const credits = new Credits();
    take(credits, 'sam', first);
    take(credits, 'priya', second);
    take(credits, 'sam', first, second, third);
    expect(credits.all()).toEqual([
      { client: 7, from: 0, to: 3, person: 'sam' },
      { client: 7, from: 3, to: 5, person: 'priya' },
      { client: 7, from: 5, to: 6, person: 'sam' },
    ]);
    expect(credits.of(7, 2, 9)).toEqual([
      { person: 'sam', to: 3 },
      { person: 'priya', to: 5 },
      { person: 'sam', to: 6 },
      { person: null, to: 9 },
    ]);
  });

  it('is the same whichever order the parts are read in, where nobody brought what another had', () => {
    const updates = typed(7, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const people = ['sam', 'priya', 'sam', 'sam', 'lee', 'lee', 'sam', 'priya'];
    const inOrder = new Credits();
    updates.forEach((update, place) => inOrder.take(people[place] ?? '', update));
    fc.assert(
      fc.property(fc.shuffledSubarray([...updates.keys()], { minLength: 8 }), (order) => {
        const credits = new Credits();
        for (const place of order) take(credits, people[place] ?? '', updates[place]);
        expect(credits.all()).toEqual(inOrder.all());
        expect(new Credits(credits.all()).all()).toEqual(inOrder.all());
      }),
    );
  });
});
