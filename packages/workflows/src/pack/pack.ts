/** One thing that is known, with what stands behind it in smaller letters. */
export interface PackItem {
  text: string;
  notes: string[];
}

export interface PackPart {
  title: string;
  says: string[];
  items: PackItem[];
}

/** The pack as it is read, whatever it is made as. */
export interface Pack {
  title: string;
  lead: string[];
  questions: { question: string; parts: PackPart[] }[];
  foot: string;
}

/** “23 November 2026”, of a day or an instant. */
export function dayOf(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date.slice(0, 10)}T00:00:00Z`),
  );
}

/** Parts with nothing in them are not there. */
export function filled(parts: readonly PackPart[]): PackPart[] {
  return parts.filter(({ says, items }) => says.length + items.length > 0);
}
