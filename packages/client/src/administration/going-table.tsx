import { Button } from '@mantine/core';
import { useState } from 'react';
import { day } from '../words/dates.ts';
import type { KeptPreview } from './administration-queries.ts';
import { keptWords } from './kept-words.ts';

/** Lines to begin with: the rest of the page is not to be looked for beneath hundreds of them. */
const atFirst = 10;

/** What goes, case by case; what goes of one case on one day by one rule is one line. */
export function GoingTable({ items }: { items: KeptPreview['items'] }) {
  const [all, setAll] = useState(false);
  const lines = together(items);
  const shown = all ? lines : lines.slice(0, atFirst);
  return (
    <>
      <table className="list-table">
        <caption>By case reference. Nothing that anybody wrote is read for this.</caption>
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">What</th>
            <th scope="col">When it goes</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, kind, caseReference, goes, heldBack, many }) => (
            <tr key={key}>
              <td data-label="Case">{caseReference}</td>
              <td data-label="What">
                {keptWords[kind].one}
                {many > 1 ? ` (${many})` : ''}
              </td>
              <td data-label="Goes">
                {heldBack === null ? whenItGoes(goes) : `Held back. ${heldBack}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > shown.length ? (
        <div>
          <Button variant="default" onClick={() => setAll(true)}>
            Show all {lines.length} lines
          </Button>
        </div>
      ) : null}
    </>
  );
}

function together(items: KeptPreview['items']) {
  const lines = new Map<string, KeptPreview['items'][number] & { key: string; many: number }>();
  for (const item of items) {
    const { kind, caseReference, goes, heldBack } = item;
    const key = [kind, caseReference, whenItGoes(goes), heldBack].join('|');
    const line = lines.get(key);
    if (line) line.many += 1;
    else lines.set(key, { ...item, key, many: 1 });
  }
  return [...lines.values()];
}

/** What is past its time goes when the service next looks: once a day, and at each start. */
function whenItGoes(goes: string): string {
  return Date.parse(goes) <= Date.now() ? 'Within a day' : day(goes);
}
