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
  const words = diffWordsWithSpace(before, after).map(
    ({ value, added, removed }): ChangedPiece => ({
      kind: added ? 'added' : removed ? 'gone' : 'same',
      text: value,
    }),
  );
  return readable(words);
}

/**
 * Words that changed side by side are told as one change: first what is gone, then what came. That the spaces
 * between them stayed the same helps nobody.
 */
function readable(pieces: readonly ChangedPiece[]): ChangedPiece[] {
  const told: ChangedPiece[] = [];
  let gone = '';
  let added = '';
  const tell = (): void => {
    if (gone !== '') told.push({ kind: 'gone', text: gone });
    if (added !== '') told.push({ kind: 'added', text: added });
    gone = '';
    added = '';
  };
  for (const [place, { kind, text }] of pieces.entries()) {
    const between = (gone !== '' || added !== '') && place < pieces.length - 1;
    if (kind === 'same' && text.trim() === '' && between) {
      gone += text;
      added += text;
    } else if (kind === 'same') {
      tell();
      told.push({ kind, text });
    } else if (kind === 'gone') gone += text;
    else added += text;
  }
  tell();
  return told;
}
