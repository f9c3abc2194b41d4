import { wordsChanged } from './words-changed.ts';

/** A text with what was added and what is gone marked in place: by line and by word, never by colour alone. */
export function ChangedWords({ before, after }: { before: string; after: string }) {
  return (
    <p className="said changed-words">
      {wordsChanged(before, after).map(({ kind, text }, place) => {
        // Pieces have no name of their own; they are made anew whenever one of the texts changes.
        const key = `${place}-${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          <Mark key={key}>
            <span className="visually-hidden">{kind === 'added' ? '[added: ' : '[gone: '}</span>
            {text}
            <span className="visually-hidden">]</span>
          </Mark>
        );
      })}
    </p>
  );
}
