import { diffWordsWithSpace } from 'diff';

export interface ChangedPiece {
  kind: 'same' | 'added' | 'gone';
  text: string;
}

/** Beyond this many characters the two texts are shown one after the other: comparing them would hold up the page. */
const comparable = 20_000;

/** What became of a text, word by word. Put together, all but what is gone is `after`, all but what was added `before`. */
export function wordsChanged(before: string, after: string): ChangedPiece[] {
  if (before.length + after.length > comparable) {
    const whole: ChangedPiece[] = [
      { kind: 'gone', text: before },
      { kind: 'added', text: after },
    ];
    return whole.filter(({ text }) => text !== '');
  }
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'gone' : 'same',
    text: value,
  }));
}
