import type { Person } from '@alongside/workflows/organisation/people';

/** Who is praised, as far as a message says it, and the words without what was only for us. */
export interface Meant {
  praised: Person | null;
  words: string;
}

const introduction = 'for:';
/** How many lines with words are looked at for whom it is about. */
const firstLines = 5;

/**
 * “For: Sam Ferngate”, or their e-mail address, in the title or one of the first lines. A name has to be whole, and one
 * person's; whoever wrote it is not meant.
 */
export function whoIsMeant(
  { title, text }: { title: string; text: string },
  people: readonly Person[],
  sender: string,
): Meant {
  const lines = withoutTail(text.split('\n').map((line) => line.trimEnd()));
  const first = lines.filter((line) => line.trim() !== '').slice(0, firstLines);
  const saying = first.filter((line) => said(line.trim()) !== null);
  const named = [inTitle(title), ...saying.map((line) => said(line.trim()))]
    .filter((name) => name !== null)
    .map((name) => whoseName(name, people));
  const [one] = named;
  const isClear = one !== undefined && one?.id !== sender && named.every((each) => each === one);
  return {
    praised: isClear ? one : null,
    words: lines
      .filter((line) => !saying.includes(line))
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
  };
}

function said(line: string): string | null {
  return line.toLowerCase().startsWith(introduction) ? line.slice(introduction.length) : null;
}

function inTitle(title: string): string | null {
  const at = ` ${title.toLowerCase()}`.indexOf(` ${introduction}`);
  return at === -1 ? null : title.slice(at + introduction.length);
}

function whoseName(name: string, people: readonly Person[]): Person | null {
  const address = name
    .toLowerCase()
    .split(/[\s<>,;]+/)
    .find((word) => word.includes('@'));
  const found = people.filter((person) =>
    address === undefined
      ? plain(person.name) === plain(name)
      : person.email?.toLowerCase() === address,
  );
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : null;
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).join(' ');
}

/** Without the signature below, and without what is quoted. */
function withoutTail(lines: readonly string[]): string[] {
  const signature = lines.findIndex((line) => line.trim() === '--');
  return lines
    .slice(0, signature === -1 ? undefined : signature)
    .filter((line) => !line.startsWith('>'));
}
