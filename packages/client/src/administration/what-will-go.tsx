import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/problems.ts';
import { Waiting } from '../app/waiting.tsx';
import { previewQuery } from './administration-queries.ts';
import { GoingTable } from './going-table.tsx';
import { keptWords } from './kept-words.ts';

/** What goes in the next weeks, and what is held back and why. */
export function WhatWillGo() {
  const [days, setDays] = useState(30);
  const preview = useQuery(previewQuery(days));
  const { kinds = [], items = [], more = false } = preview.data ?? {};
  const going = kinds.filter(({ goes }) => goes > 0);
  return (
    <section className="paper stack" aria-labelledby="will-go">
      <div className="row apart">
        <h2 id="will-go">What will go</h2>
        <NativeSelect
          aria-label="Look ahead"
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
          data={[
            { value: '30', label: 'In the next 30 days' },
            { value: '90', label: 'In the next 90 days' },
            { value: '366', label: 'In the next year' },
          ]}
        />
      </div>
      {preview.isPending ? <Waiting /> : null}
      {preview.error ? <p role="alert">{explain(preview.error).detail}</p> : null}
      {preview.data ? (
        <>
          <div role="status" className="stack tight">
            {going.length === 0 ? <p>Nothing goes in that time.</p> : null}
            {going.map(({ kind, goes, rule }) => (
              <p key={kind}>
                {keptWords[kind].all}: {goes} <span className="quiet small">({rule})</span>
              </p>
            ))}
          </div>
          {items.length > 0 ? <GoingTable key={days} items={items} /> : null}
          {more ? <p className="quiet small">There are more than are listed here.</p> : null}
        </>
      ) : null}
    </section>
  );
}
