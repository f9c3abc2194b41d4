import type { PlainTable } from '@alongside/workflows/theme/overview/tables';

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
                    {cell}
                  </th>
                ) : (
                  <td key={table.head[index]}>{cell}</td>
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
