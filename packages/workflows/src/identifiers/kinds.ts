/** What a child or a family could be found by, where it stands in free text (P10). */
export const identifierKinds = [
  'nhsNumber',
  'postcode',
  'birthDate',
  'phone',
  'email',
  'nationalInsurance',
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** Something in a text that looks like an identifier. `at` and `end` in UTF-16 units. */
export interface FoundIdentifier {
  kind: IdentifierKind;
  at: number;
  end: number;
  text: string;
}

/** One kind's own way of looking: every place, in order, that is one as far as can be seen. */
export type Look = (text: string, asOf: string | undefined) => FoundIdentifier[];

/** Every match of a global pattern that `is` confirms. */
export function matching(
  kind: IdentifierKind,
  pattern: RegExp,
  text: string,
  is: (match: RegExpExecArray) => boolean,
): FoundIdentifier[] {
  return [...text.matchAll(pattern)].filter(is).map((match) => ({
    kind,
    at: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}
