import { roleNames } from '@alongside/workflows/organisation/people';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { StoredPerson, StoredTeam } from '../database/collections.ts';
import { ProblemError } from '../problem-error.ts';

/** The columns of the list, in the order of the export. Only the name is needed to import. */
export const columns = ['id', 'name', 'email', 'roles', 'team', 'service', 'area', 'left'] as const;
type Column = (typeof columns)[number];

export type CsvRow = Partial<Record<Column, string>> & { line: number };

const most = 5000;
const cells = z.array(z.array(z.string()));

/**
 * Reads a list of people: a heading, then a line for each. Separated by commas, semicolons or tabs, as spreadsheets do.
 * @throws ProblemError `malformed` when it is no such list.
 */
export function readPeopleCsv(text: string): CsvRow[] {
  const [heading = [], ...rows] = cellsOf(text);
  const places = heading.map((name) => {
    const wanted = name.trim().toLowerCase();
    return columns.find((column) => column === wanted);
  });
  if (!places.includes('name')) {
    throw cannotRead('The first line has to name the columns, one of them “name”.');
  }
  const unknown = heading.filter((_, index) => places[index] === undefined).join(', ');
  if (unknown !== '') {
    throw cannotRead(
      `There is no column called ${unknown} here. Those there are: ${columns.join(', ')}.`,
    );
  }
  if (rows.length > most) throw cannotRead(`Bring ${most} lines at most at once.`);
  return rows.map((row, index) => ({
    line: index + 2,
    ...Object.fromEntries(
      places.flatMap((column, place) =>
        column === undefined ? [] : [[column, (row[place] ?? '').trim().replace(guarded, '')]],
      ),
    ),
  }));
}

function cellsOf(text: string): string[][] {
  try {
    return cells.parse(
      parse(text, {
        bom: true,
        delimiter: delimiterOf(text),
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw cannotRead(`It stops being readable as a list in line ${String(error['lines'] ?? 1)}.`);
  }
}

/** What separates the columns of the first line; roles within a cell may be separated by another. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ',';
}

/** A spreadsheet would calculate what begins so; a quote in front keeps it a text. */
const calculates = /^[=+\-@\t\r]/;
const guarded = /^'(?=[=+\-@\t\r])/;

/** Everybody as a list that can be changed in a spreadsheet and brought back. */
export function writePeopleCsv(
  people: readonly StoredPerson[],
  teams: readonly StoredTeam[],
): string {
  const names = new Map(teams.map(({ _id, name }) => [_id, name]));
  const rows = people.map((person) =>
    [
      person._id,
      person.name,
      person.email ?? '',
      person.roles.map((role) => roleNames[role]).join('; '),
      person.team === null ? '' : (names.get(person.team) ?? person.team),
      person.service ?? '',
      person.area ?? '',
      person.leftAt ? 'yes' : '',
    ].map((cell) => (calculates.test(cell) ? `'${cell}` : cell)),
  );
  return stringify([[...columns], ...rows], { bom: true });
}

function cannotRead(why: string): ProblemError {
  return new ProblemError('malformed', `${why} Nothing was changed.`);
}
