import type { IdentifierKind } from './kinds.ts';

/** How each kind is spoken of. */
export const identifierWords: Record<IdentifierKind, { name: string; looksLike: string }> = {
  nhsNumber: { name: 'NHS number', looksLike: 'This looks like an NHS number.' },
  postcode: { name: 'postcode', looksLike: 'This looks like a postcode.' },
  birthDate: { name: 'date of birth', looksLike: 'This looks like a date of birth.' },
  phone: { name: 'phone number', looksLike: 'This looks like a phone number.' },
  email: { name: 'e-mail address', looksLike: 'This looks like an e-mail address.' },
  nationalInsurance: {
    name: 'National Insurance number',
    looksLike: 'This looks like a National Insurance number.',
  },
};

/** Said beside whatever was found, once. */
export const leaveItOut = 'Nobody can be found by it if you leave it out.';
