import type { PlainTable } from '@alongside/workflows/theme/overview/tables';
import { shortDay } from './say-themes.ts';

const day = /^\d{4}-\d\d-\d\d$/;

/** A download keeps days as spreadsheets sort them. */
function shown(cell: string): string {
  return day.test(cell) ? shortDay(cell) : cell;
}

/** The table that stands behind a chart, or in place of one. */
export function Behind({
  table,
  open = false,
  says = 'The numbers as a table',
}: {
  table: PlainTable | undefined;
  open?: boolean;
  says?: string;
}) {
  if (!table || table.rows.length === 0) return null;
  const inside = (
    <div className="scroll-table" role="region" aria-label={table.title} tabIndex={0}>
      <table className="themes-table">
        <caption className="visually-hidden">{table.title}</caption>
        <thead>
          <tr>
            {table.head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={table.head[index]} scope="row">
                    {shown(cell)}
                  </th>
                ) : (
                  <td key={table.head[index]}>{shown(cell)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  if (open) return inside;
  return (
    <details className="behind">
      <summary>{says}</summary>
      {inside}
    </details>
  );
}
