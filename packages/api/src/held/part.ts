/** A line of an archive: something that is held, in words. */
export interface Line {
  label: string;
  text: string;
  /** Whose words these are; null where they are nobody's. */
  by: string | null;
  /** Held, and not in the archive: why. */
  withheld?: true;
}

/** A page of an archive. */
export interface Part {
  /** File name without its ending. */
  name: string;
  title: string;
  sections: { title: string; lines: Line[] }[];
}

export function line(
  label: string,
  text: string | null | undefined,
  by: string | null = null,
): Line[] {
  return text === null || text === undefined || text.trim() === '' ? [] : [{ label, text, by }];
}

/** An instant as people read it, such as “17 September 2026 at 11:00”. */
export function when(instant: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(instant));
}

export function withheld(label: string, why: string): Line {
  return { label, text: why, by: null, withheld: true };
}
