import { type FoundIdentifier, matching } from './kinds.ts';

/** Two letters, six digits in pairs or in one, and A to D. No D F I Q U V in front, no O second (HMRC NIM39110). */
const shape =
  /(?<![\p{L}\d])([ABCEGHJKLMNOPRSTWXYZ][ABCEGHJKLMNPRSTWXYZ])[ \u00a0-]?\d{2}[ \u00a0-]?\d{2}[ \u00a0-]?\d{2}[ \u00a0-]?[A-D](?![\p{L}\d])/giu;

const neverGivenOut = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

export function findNationalInsuranceNumbers(text: string): FoundIdentifier[] {
  return matching(
    'nationalInsurance',
    shape,
    text,
    ([, prefix]) => prefix !== undefined && !neverGivenOut.has(prefix.toUpperCase()),
  );
}
