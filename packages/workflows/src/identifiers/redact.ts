import { findIdentifiers } from './find.ts';
import { identifierWords } from './words.ts';

/**
 * The text with every identifier in it replaced by what it was: “Call her on [phone number taken out]”.
 * For whatever leaves the circle of a discussion: exports, shared excerpts.
 * @param asOf as for `findIdentifiers`
 */
export function redactIdentifiers(text: string, asOf?: string): string {
  let redacted = '';
  let from = 0;
  for (const { kind, at, end } of findIdentifiers(text, asOf)) {
    redacted += `${text.slice(from, at)}[${identifierWords[kind].name} taken out]`;
    from = end;
  }
  return redacted + text.slice(from);
}
