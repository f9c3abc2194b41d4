import { Binary } from 'mongodb';
import { line, type Line, when } from './part.ts';

/** Where a document says whose words it holds. */
const authors = ['by', 'author', 'person', 'askedBy', 'openedBy', 'recordedBy', 'placedBy'];
/** Says nothing to a reader: ids of our own, what the service runs by, and what is there a second time. */
const technical = new Set([
  ...['_id', 'organisation', 'revision', 'hash', 'previous', 'machine', 'version', 'status'],
  // What only a device's own browser has any use for.
  ...['p256dh', 'auth'],
  ...['projection', 'timers', 'timersLeasedUntil', 'nextDue', 'historyValue', 'children'],
]);
/** Where a workflow keeps what is said in it; not worth naming. */
const wrapping = new Set(['snapshot', 'context']);

interface Around {
  /** Whether a text is what is looked for: a person’s id, a case reference. */
  isIt(text: string): boolean;
  nameOf(id: string): string | null;
  timeZone: string;
}

/**
 * Whatever any part of the service keeps of a person or a case, as lines to read: of a list that many have a part in, theirs
 * alone. None where the document does not name them at all.
 */
export function linesOf(document: object, around: Around): Line[] {
  return names(document, around.isIt) ? read(document, [], null, around) : [];
}

function read(value: unknown, path: string[], by: string | null, around: Around): Line[] {
  const label = path.join(', ');
  if (value instanceof Date) return line(label, when(value, around.timeZone));
  if (typeof value === 'string') {
    const name = around.nameOf(value);
    return name === null ? line(label, value, /\s/.test(value) ? by : null) : line(label, name);
  }
  if (typeof value === 'number' || typeof value === 'boolean') return line(label, String(value));
  if (typeof value !== 'object' || value === null || isBytes(value)) return [];
  if (Array.isArray(value)) {
    const theirs = value.some((one) => names(one, around.isIt))
      ? value.filter((one) => names(one, around.isIt))
      : value.filter((one) => typeof one !== 'object');
    return theirs.flatMap((one) => read(one, path, by, around));
  }
  const members = Object.entries<unknown>({ ...value }).filter(([key]) => !technical.has(key));
  const author = members.find(([key, id]) => authors.includes(key) && typeof id === 'string')?.[1];
  const whose = typeof author === 'string' ? author : by;
  return members.flatMap(([key, member]) =>
    read(member, wrapping.has(key) ? path : [...path, inWords(key)], whose, around),
  );
}

/** Whether it is named anywhere within, also as part of a document’s name. */
function names(value: unknown, isIt: Around['isIt']): boolean {
  if (typeof value === 'string') return isIt(value) || value.split(':').some(isIt);
  if (typeof value !== 'object' || value === null || isBytes(value)) return false;
  return Object.entries(value).some(([key, member]) => isIt(key) || names(member, isIt));
}

function isBytes(value: object): boolean {
  return value instanceof Binary || value instanceof Uint8Array;
}

/** “recordedBy” as “recorded by”. */
function inWords(key: string): string {
  return key.replaceAll(
    /([a-z])([A-Z])/g,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
}
