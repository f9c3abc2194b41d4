import { findIdentifiers } from '@alongside/workflows/identifiers/find';
import { identifierWords } from '@alongside/workflows/identifiers/words';
import type { Person } from '@alongside/workflows/organisation/people';
import type { Part } from './part.ts';

/** Something to look at before an archive is handed over. `at` and `end` in UTF-16 units of the line. */
export interface Mark {
  at: number;
  end: number;
  why: string;
}

export interface MarkedLine {
  label: string;
  text: string;
  withheld: boolean;
  /** Said by somebody else than the archive is about: the whole line is to be looked at. */
  of: string | null;
  marks: Mark[];
}

export interface MarkedPart extends Omit<Part, 'sections'> {
  sections: { title: string; lines: MarkedLine[] }[];
}

/**
 * Marks what must be looked at and may have to be taken out: words of other people, their names, and whatever somebody could
 * be found by. It takes nothing out itself: whether it must go is for a person to decide.
 * @param about whose archive it is; null for a case
 */
export function markPart(
  part: Part,
  people: readonly Pick<Person, 'id' | 'name'>[],
  about: string | null,
  asOf: string,
): MarkedPart {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const others = people.filter(({ id }) => id !== about);
  const sections = part.sections.map(({ title, lines }) => ({
    title,
    lines: lines.map(({ label, text, by, withheld = false }) => ({
      label,
      text,
      withheld,
      of: by === null || by === about ? null : (names.get(by) ?? 'a former colleague'),
      marks: withheld ? [] : marksIn(text, others, asOf),
    })),
  }));
  return { ...part, sections };
}

function marksIn(
  text: string,
  others: readonly Pick<Person, 'id' | 'name'>[],
  asOf: string,
): Mark[] {
  const found: Mark[] = findIdentifiers(text, asOf).map(({ kind, at, end }) => ({
    at,
    end,
    why: identifierWords[kind].name,
  }));
  for (const { name } of others) {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
      found.push({ at, end: at + name.length, why: 'name of another person' });
    }
  }
  const apart: Mark[] = [];
  for (const mark of found.toSorted((one, other) => one.at - other.at || other.end - one.end)) {
    if (mark.at >= (apart.at(-1)?.end ?? 0)) apart.push(mark);
  }
  return apart;
}

/** How many things are to be looked at. */
export function countMarks({ sections }: MarkedPart): number {
  return sections
    .flatMap(({ lines }) => lines)
    .reduce((count, { marks, of }) => count + marks.length + (of === null ? 0 : 1), 0);
}
