import { TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { explain } from '../api/problems.ts';
import { day } from '../words/dates.ts';
import { disposalsQuery } from './administration-queries.ts';
import { keptWords } from './kept-words.ts';
import { ShowMore } from '../app/show-more.tsx';
import { Waiting } from '../app/waiting.tsx';

/** The log of what went: what, how much, when and by which rule. */
export function Disposals() {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const disposals = useInfiniteQuery(disposalsQuery(q));
  const found = disposals.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="paper stack" aria-labelledby="went">
      <h2 id="went">What went</h2>
      <TextInput
        type="search"
        label="Look for a case"
        placeholder="Its whole reference"
        value={typed}
        maxLength={40}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {disposals.isPending ? <Waiting /> : null}
      {disposals.error ? <p role="alert">{explain(disposals.error).detail}</p> : null}
      {disposals.data && found.length === 0 ? (
        <p>{q === '' ? 'Nothing has gone yet.' : 'Nothing of that case went by these rules.'}</p>
      ) : null}
      {found.length > 0 ? (
        <table className="list-table">
          <caption>A case that stands here as a code is found by its reference, above.</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Case</th>
              <th scope="col">By which rule, and how much</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ id, kind, rule, named, startedAt, doneAt, counts }) => (
              <tr key={id}>
                <td data-label="When">{day(startedAt)}</td>
                <td data-label="What">{keptWords[kind].one}</td>
                <td data-label="Case">
                  {named ?? (kind === 'drawn' ? 'Several' : 'By age alone')}
                </td>
                <td>
                  {rule}
                  {doneAt === null ? '. Still going.' : ''}
                  <span className="quiet small said">
                    {`\n${Object.entries(counts)
                      .filter(([, count]) => count > 0)
                      .map(([what, count]) => `${count} ${what}`)
                      .join(', ')}`}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <ShowMore list={disposals}>Show earlier ones</ShowMore>
    </section>
  );
}
