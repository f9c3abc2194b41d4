import { findBirthDates } from './birth-date.ts';
import { findEmails, findPhones } from './contact.ts';
import type { FoundIdentifier, Look } from './kinds.ts';
import { findNationalInsuranceNumbers } from './national-insurance.ts';
import { findNhsNumbers } from './nhs-number.ts';
import { findPostcodes } from './postcode.ts';

const looks: readonly Look[] = [
  findEmails,
  findNationalInsuranceNumbers,
  findPostcodes,
  findNhsNumbers,
  findPhones,
  findBirthDates,
];

/**
 * Everything in a text that looks like an NHS number, a postcode, a date of birth, a UK phone number, an e-mail
 * address or a National Insurance number; in order, never overlapping. It points out, it proves nothing.
 * @param asOf today, `YYYY-MM-DD…`: a date long before it may be one of birth even where nothing says so
 */
export function findIdentifiers(text: string, asOf?: string): FoundIdentifier[] {
  const found = looks
    .flatMap((look) => look(text, asOf))
    .toSorted((one, other) => one.at - other.at || other.end - one.end);
  const apart: FoundIdentifier[] = [];
  for (const next of found) {
    if (next.at >= (apart.at(-1)?.end ?? 0)) apart.push(next);
  }
  return apart;
}
