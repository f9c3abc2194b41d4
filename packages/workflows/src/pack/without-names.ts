import { redactIdentifiers } from '../identifiers/redact.ts';

/** Capitals with three digits or more, with or without something between: how case references look. */
const references = /\b(?:[A-Z]{1,6}[-/ ]?\d{3,10}|[A-Za-z]{1,6}[-/]?\d{3,10}|\d{3,10})\b/gu;
const year = /^(?:19|20)\d\d$/;

/**
 * What somebody wrote, as it may leave the two who wrote it: without colleagues’ names, case references, and whatever a
 * person could be found by. It rather takes out too much: a word that is somebody’s name here goes wherever it stands.
 * @param names of everybody in the organisation, in full
 * @returns for a text and, as for `findIdentifiers`, the day it was written
 */
export function withoutNames(names: readonly string[]): (text: string, asOf?: string) => string {
  const known = new Set(names.flatMap((name) => name.match(words) ?? []).map(plain));
  return (text, asOf) =>
    withoutNumbers(text, asOf)
      .replace(words, (word) => (startsLarge.test(word) && known.has(plain(word)) ? who : word))
      .replace(repeated, who);
}

/** The same, but for names: without case references, and whatever a person could be found by. */
export function withoutNumbers(text: string, asOf?: string): string {
  return redactIdentifiers(text, asOf).replace(references, (found) =>
    year.test(found) ? found : '[number taken out]',
  );
}

const who = 'a colleague';
const repeated = /a colleague(?: a colleague)+/gu;
const words = /\p{L}[\p{L}\p{M}]+/gu;
/** “may” is a word, “May” may be a name. */
const startsLarge = /^\p{Lu}/u;

function plain(word: string): string {
  return word.normalize('NFC').toLocaleLowerCase('en-GB');
}
