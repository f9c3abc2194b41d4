import { type FoundIdentifier, matching } from './kinds.ts';

const shape =
  /(?<![\p{L}\d]|[\p{L}\d][-/])\d{3}[ \u00a0.–-]?\d{3}[ \u00a0.–-]?\d{4}(?![\p{L}\d])/gu;

/** Ten digits, in threes and a four or in one, whose last is the check digit of the others. */
export function findNhsNumbers(text: string): FoundIdentifier[] {
  return matching('nhsNumber', shape, text, ([digits]) => hasCheckDigit(digits.replace(/\D/g, '')));
}

/** Modulus 11 (NHS Data Dictionary, “NHS number”): weights 10 to 2; 11 counts as 0, and 10 is never given out. */
function hasCheckDigit(digits: string): boolean {
  const sum = digits
    .slice(0, 9)
    .split('')
    .reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits.at(9));
}
