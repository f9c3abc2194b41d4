import { useQuery } from '@tanstack/react-query';
import { explain } from '../api/problems.ts';
import { useMe } from '../api/queries.ts';
import './history.css';
import { authorsQuery } from './history-queries.ts';

/** Who wrote what in a finding: names, each with a line of its own kind under the words. */
export function Authors({ discussionId, findingId }: { discussionId: string; findingId: string }) {
  const me = useMe().id;
  const authors = useQuery(authorsQuery(discussionId, findingId));
  if (authors.isPending) return <p className="quiet small">Looking it up …</p>;
  if (authors.error) return <p className="small">{explain(authors.error).detail}</p>;
  const { spans, together } = authors.data;
  const people = [
    ...new Map(spans.map(({ by }) => [by?.id ?? '', by?.name ?? 'Not known'])).entries(),
  ];
  const kind = (id: string): number => people.findIndex(([known]) => known === id) % 5;
  return (
    <div className="authors stack tight" role="group" aria-label="Who wrote this">
      <p className="said authors-words">
        {spans.map(({ text, by }, place) => (
          <span key={`${place}-${by?.id ?? ''}`} className={`author-${kind(by?.id ?? '')}`}>
            <span className="visually-hidden">[{by?.name ?? 'Not known'}: </span>
            {text}
            <span className="visually-hidden">]</span>
          </span>
        ))}
      </p>
      <ul className="plain-list authors-names" aria-hidden="true">
        {people.map(([id, name]) => (
          <li key={id} className="small">
            <span className={`author-${kind(id)}`}>{id === me ? `You (${name})` : name}</span>
          </li>
        ))}
      </ul>
      <p className="quiet small">
        {together
          ? 'Begun at one screen, and said by both: what was typed there carries the name of who was signed in.'
          : 'By who typed it. What was saved a moment ago counts.'}
      </p>
    </div>
  );
}
