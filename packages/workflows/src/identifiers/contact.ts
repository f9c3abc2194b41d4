import { type FoundIdentifier, matching } from './kinds.ts';

/** Begins where a word begins and is bounded everywhere, so that a long line costs no more than its length. */
const address =
  /(?<![\p{L}\d._%+'-])[\p{L}\d._%+'-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,6}[\p{L}]{2,24}(?![\p{L}\d])/gu;

export function findEmails(text: string): FoundIdentifier[] {
  return matching('email', address, text, () => true);
}

/** `+44`, `0044` or `0`, an area code in one, then digits with single gaps. */
const number =
  /(?<![\p{L}\d+#/-])(?:(?:\+44|0044)[ \u00a0-]?(?:\(0\)[ \u00a0]?)?|\(?0)([1235789]\d{1,4}\)?(?:[ \u00a0-]?\d){5,9})(?![\p{L}\d])/gu;

/** Numbers of the national plan (Ofcom): ten digits after the 0, in a few 01 and 08 areas nine. */
export function findPhones(text: string): FoundIdentifier[] {
  return matching('phone', number, text, ([, national]) => {
    const digits = national?.replace(/\D/g, '') ?? '';
    return digits.length === 10 || (digits.length === 9 && /^[18]/.test(digits));
  });
}
