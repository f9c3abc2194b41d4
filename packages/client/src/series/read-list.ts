import type { CastingContext } from 'csv-parse/browser/esm/sync';
import { parse } from 'csv-parse/browser/esm/sync';

export interface ListedLine {
  reference: string;
  worker?: string;
}

/** As much of a line as the service takes; no reference is that long, so it says that this is none. */
const longest = { reference: 60, worker: 200 };

/**
 * A list as people paste it or export it: one case reference a line, and if they like, after a comma, a semicolon or a tab
 * (as spreadsheets copy), the name or e-mail address of the one whose work it is. A line of headings is passed over.
 * @throws Error in plain words when it cannot be read
 */
export function readList(text: string): ListedLine[] {
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      trim: true,
      cast: (value: string, _context: CastingContext) => value,
    });
  } catch {
    throw new Error('This list cannot be read. Give one case reference a line, as text or CSV.');
  }
  const lines = rows
    .map(([reference = '', worker = '']) => ({
      reference: reference.slice(0, longest.reference),
      ...(worker !== '' && { worker: worker.slice(0, longest.worker) }),
    }))
    .filter(({ reference }) => reference !== '');
  return lines[0] && isHeading(lines[0].reference) ? lines.slice(1) : lines;
}

function isHeading(reference: string): boolean {
  return !/\d/.test(reference);
}
