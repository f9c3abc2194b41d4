import { roleNames } from '@alongside/workflows/organisation/people';
import type { StoredPerson, StoredTeam } from '../database/collections.ts';
import { kept, type KeptPerson, personBody, roleCalled } from './people-changes.ts';
import type { CsvRow } from './people-csv.ts';

/** What one line of a list would do. */
export interface PlannedRow {
  line: number;
  name: string;
  does: 'add' | 'change' | 'same' | 'leave' | 'problem';
  /** What becomes of what, for `change`. */
  changes: { what: string; from: string; to: string }[];
  problem: string | null;
}

export type Planned = PlannedRow & {
  /** Null for a line that cannot be taken. */
  person: (KeptPerson & { left: boolean }) | null;
  /** Who it is already; null for somebody new. */
  known: StoredPerson | null;
};

/** Goes through a list without doing anything: a person is known again by id, else by e-mail address. */
export function planImport(
  rows: readonly CsvRow[],
  people: readonly StoredPerson[],
  teams: readonly StoredTeam[],
): Planned[] {
  const byId = new Map(people.map((person) => [person._id, person]));
  const byEmail = new Map(
    people.flatMap((person) => (person.email ? [[person.email, person]] : [])),
  );
  const seen = new Set<string>();
  const addresses = new Map<string, number>();
  return rows.map((row) => {
    const id = row.id ?? '';
    const email = row.email?.toLowerCase() ?? '';
    const known = byId.get(id) ?? byEmail.get(email) ?? null;
    const planned = planRow(row, known, teams);
    const earlier = addresses.get(email);
    const holder = byEmail.get(email);
    if (id !== '' && !byId.has(id)) return refused(planned, 'Nobody here has this id.');
    if (known && seen.has(known._id)) return refused(planned, 'This is the same person again.');
    if (earlier !== undefined) {
      return refused(planned, `Line ${earlier} has the same e-mail address.`);
    }
    if (holder && known && holder._id !== known._id) {
      return refused(planned, `${holder.name} has this e-mail address already.`);
    }
    if (known) seen.add(known._id);
    if (email !== '') addresses.set(email, row.line);
    return planned;
  });
}

function planRow(row: CsvRow, known: StoredPerson | null, teams: readonly StoredTeam[]): Planned {
  const planned: Planned = {
    line: row.line,
    name: row.name ?? '',
    does: 'problem',
    changes: [],
    problem: null,
    person: null,
    known,
  };
  const roles = (row.roles ?? '').split(/[;,|]/).filter((said) => said.trim() !== '');
  const unknownRole = roles.find((said) => roleCalled(said) === undefined);
  if (unknownRole !== undefined)
    return refused(planned, `There is no role “${unknownRole.trim()}”.`);
  // A team that is gone stays with whoever is in it, until somebody says another.
  const stays = Boolean(known?.team) && (row.team ?? known?.team) === known?.team;
  const team = stays ? known?.team : teamCalled(row.team ?? '', teams);
  if (team === undefined) return refused(planned, `There is no team “${row.team ?? ''}”.`);
  const read = personBody.safeParse({
    name: row.name ?? '',
    // What the list has no column for stays as it is.
    roles: row.roles === undefined ? (known?.roles ?? []) : roles.map(roleCalled),
    team: row.team === undefined ? (known?.team ?? null) : team,
    service: row.service === undefined ? (known?.service ?? null) : row.service || null,
    area: row.area === undefined ? (known?.area ?? null) : row.area || null,
    email: row.email === undefined ? (known?.email ?? null) : row.email || null,
  });
  if (!read.success) {
    const [issue] = read.error.issues;
    return refused(planned, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const person = kept(read.data, teams) ?? (stays ? read.data : null);
  if (!person) return refused(planned, 'The team of this person is gone. Name another.');
  const left = row.left === undefined ? Boolean(known?.leftAt) : /^(yes|y|true|1)$/i.test(row.left);
  const changes = known ? differences(known, person, left, teams) : [];
  const does = !known
    ? 'add'
    : changes.length === 0
      ? 'same'
      : left && !known.leftAt
        ? 'leave'
        : 'change';
  return { ...planned, does, changes, person: { ...person, left } };
}

function differences(
  known: StoredPerson,
  person: KeptPerson,
  left: boolean,
  teams: readonly StoredTeam[],
): PlannedRow['changes'] {
  const said = (one: KeptPerson, has: boolean): [string, string][] => [
    ['name', one.name],
    ['e-mail', one.email ?? ''],
    [
      'roles',
      one.roles
        .map((role) => roleNames[role])
        .toSorted()
        .join(', '),
    ],
    ['team', teams.find(({ _id }) => _id === one.team)?.name ?? ''],
    ['service', one.service ?? ''],
    ['area', one.area ?? ''],
    ['left', has ? 'yes' : ''],
  ];
  const after = new Map(said(person, left));
  return said(known, Boolean(known.leftAt)).flatMap(([what, from]) => {
    const to = after.get(what) ?? '';
    return from === to ? [] : [{ what, from, to }];
  });
}

/** Null for none, undefined when there is none of that name. */
function teamCalled(said: string, teams: readonly StoredTeam[]): string | null | undefined {
  if (said === '') return null;
  const wanted = said.toLocaleLowerCase('en-GB');
  return teams.find(({ _id, name }) => _id === said || name.toLocaleLowerCase('en-GB') === wanted)
    ?._id;
}

function refused(planned: Planned, problem: string): Planned {
  return { ...planned, does: 'problem', changes: [], problem, person: null };
}
