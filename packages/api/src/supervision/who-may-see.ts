import type { Person } from '@alongside/workflows/organisation/people';
import { may } from '@alongside/workflows/rights/rights';
import type { Directory } from '../person/directory.ts';

/** Whoever has a supervision page at all: those who hold discussions, and their managers for themselves. */
function hasPage(person: Person): boolean {
  return may(person, 'seeSupervision');
}

/** The managers of the person's team; nobody supervises themselves. */
export function supervisorsOf(person: Person, directory: Directory): string[] {
  return directory.teamManagers(person.team).filter((manager) => manager !== person.id);
}

/** One's own, and those of the team one manages. A manager's own page is for nobody else of the team to open. */
export function maySeeSupervision(reader: Person, person: Person, directory: Directory): boolean {
  if (!may(reader, 'seeSupervision') || !hasPage(person)) return false;
  if (reader.id === person.id) return true;
  const manages = supervisorsOf(person, directory).includes(reader.id);
  return manages && !person.roles.includes('teamManager');
}

/** Whose page this reader may open: their own first, then by name. */
export function supervisedBy(reader: Person, directory: Directory): Person[] {
  const others = directory
    .everybody()
    .filter((person) => person.id !== reader.id && maySeeSupervision(reader, person, directory));
  return maySeeSupervision(reader, reader, directory) ? [reader, ...others] : others;
}
