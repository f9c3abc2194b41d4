import { identifierWords, leaveItOut } from '@alongside/workflows/identifiers/words';
import { pointedOut, useLeftAlone } from './left-alone.ts';

/** What was found in words that are about to be read by others. One can go on all the same. */
export function FoundBefore({ texts, doing }: { texts: readonly string[]; doing: string }) {
  useLeftAlone();
  const found = texts.flatMap(pointedOut);
  if (found.length === 0) return null;
  return (
    <div className="identifier-note" role="status">
      <p>
        Before {doing}: {found.length === 1 ? 'this looks' : 'these look'} as if somebody could be
        found by {found.length === 1 ? 'it' : 'them'}. {leaveItOut} You can also go on as it is.
      </p>
      <ul>
        {[...new Map(found.map((one) => [one.text, one])).values()].map(({ kind, text }) => (
          <li key={text}>
            <span className="identifier">{text}</span> ({identifierWords[kind].name})
          </li>
        ))}
      </ul>
    </div>
  );
}
