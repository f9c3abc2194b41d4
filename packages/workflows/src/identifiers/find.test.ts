import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findIdentifiers } from './find.ts';
import type { IdentifierKind } from './kinds.ts';
import { redactIdentifiers } from './redact.ts';

const letters = 'ABDEFGHJLNPQRSTUWXYZ'.split('');
const asOf = '2026-11-24';
const kindsIn = (text: string) => findIdentifiers(text, asOf).map(({ kind }) => kind);
const gap = fc.constantFrom('', ' ', '-');
const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count });

/** As the NHS Data Dictionary words it: add up digit times 11 less its position, divide by 11, take from 11. */
function checkDigit(nine: number[]): number {
  const remainder = nine.reduce((sum, digit, index) => sum + digit * (11 - (index + 1)), 0) % 11;
  return 11 - remainder === 11 ? 0 : 11 - remainder;
}

function aloneIn(text: string, kind: IdentifierKind): void {
  const around = `We wrote ${text}, and went on.`;
  const found = findIdentifiers(around, asOf);
  expect(found).toEqual([{ kind, at: 9, end: 9 + text.length, text }]);
  expect(redactIdentifiers(around, asOf)).not.toContain(text);
}

it('finds an NHS number by its check digit, with and without gaps, and no other ten digits', () => {
  fc.assert(
    fc.property(digits(9), gap, (nine, between) => {
      const check = checkDigit(nine);
      fc.pre(check !== 10 && nine[0] !== 0);
      const said = (last: number) =>
        [
          nine.slice(0, 3).join(''),
          nine.slice(3, 6).join(''),
          [...nine.slice(6), last].join(''),
        ].join(between);
      aloneIn(said(check), 'nhsNumber');
      expect(kindsIn(`We wrote ${said((check + 1) % 10)}, and went on.`)).toEqual([]);
    }),
  );
  expect(kindsIn('9434765919')).toEqual(['nhsNumber']);
  expect(kindsIn('19434765919 and 94347659190')).toEqual([]);
});

it('finds a postcode of every shape, in any case, with and without its gap', () => {
  const outwards = ['M1', 'M60', 'W1A', 'CR2', 'DN55', 'EC1A', 'SW1W', 'nn4', 'Ls12'];
  const inward = fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(...letters), fc.constantFrom(...letters))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc.constantFrom(...outwards),
      inward,
      fc.constantFrom('', ' '),
      (out, last, between) => aloneIn(`${out}${between}${last}`, 'postcode'),
    ),
  );
  expect(kindsIn('QX1 1AA, Y5 6AB, NN1 1CI')).toEqual([]);
});

it('finds a National Insurance number with a prefix that is given out, and none with another', () => {
  const pairs = fc.tuple(digits(2), digits(2), digits(2));
  fc.assert(
    fc.property(
      fc.constantFrom('AB', 'QQ', 'GB', 'DA', 'JO', 'SC', 'zz', 'ce'),
      pairs,
      fc.constantFrom('A', 'b', 'D'),
      fc.constantFrom('', ' '),
      (prefix, [one, two, three], last, between) => {
        const said = [prefix, one.join(''), two.join(''), three.join(''), last].join(between);
        if (['AB', 'SC', 'ce'].includes(prefix)) aloneIn(said, 'nationalInsurance');
        else expect(kindsIn(`We wrote ${said}.`)).not.toContain('nationalInsurance');
      },
    ),
  );
});

it('finds phone numbers as people write them', () => {
  for (const number of [
    '07700 900123',
    '07700900123',
    '+44 7700 900123',
    '+44 (0)20 7946 0018',
    '0044 20 7946 0018',
    '(01604) 555 123',
    '01604-555123',
    '020 7946 0018',
    '0800 1111 222',
  ]) {
    aloneIn(number, 'phone');
  }
});

it('finds e-mail addresses', () => {
  for (const address of [
    'nan@example.org',
    'k.o+school@mail.example.co.uk',
    "d'arcy@example.com",
  ]) {
    aloneIn(address, 'email');
  }
});

it('finds a date of birth where the words say so or the date lies years back', () => {
  for (const said of [
    'born 12/03/2025',
    'DOB: 1.2.24',
    'd.o.b. 12-03-2015',
    'Her date of birth is the 3rd of March 2026',
    'was born on 3 Mar 19',
    'born in Leeds? No: birthday on 2016-02-29',
    '4 May 2011 (DOB)',
    'K (04/05/2011)',
    'K, 4th May 2011',
    'May 4th, 2011',
  ]) {
    expect([said, ...kindsIn(said)]).toEqual([said, 'birthDate']);
  }
  expect(findIdentifiers('K (04/05/2011), DOB 04/05/2011')).toEqual([
    { kind: 'birthDate', at: 20, end: 30, text: '04/05/2011' },
  ]);
});

it('leaves alone what colleagues write every day', () => {
  for (const ordinary of [
    'We met on 12 March 2026 and again on 3/4/2026.',
    'The review is on 1 December 2026 at 14:30, the next on 12.01.27.',
    'On Tuesday 3 March 2015 the meeting moved.',
    'CR-4821, CR4821, CR-0123456789, LL/2024/00123',
    'Year 5, key stage 2, Band 3, age 14–17, 9 of 10 sessions.',
    'S47 2nd strategy meeting, s20 1st review, S17 4th visit, section 47.',
    '10:30–12:00, 2 pm, 24/7, 50/50, 1:1 work, 3 to 6 weeks',
    'He was born in Leeds and has lived with Nan for 3 years.',
    'A scale of 4 and 3, at the revisit 6 and 6.',
    'She scored 1000000 points in 30/02/2012, a day that never was.',
    'T drew the “worry house” @ school. Ask Dami @ 3.',
    'AB123456 is a form number, version 1.2.2010.3.',
  ]) {
    expect([ordinary, ...kindsIn(ordinary)]).toEqual([ordinary]);
  }
});

it('finds several, in order, and takes each out by its name', () => {
  const text = 'Mum: mum@example.org or 07700 900123, at NN1 1AA. NHS 943 476 5919.';
  expect(redactIdentifiers(text)).toBe(
    'Mum: [e-mail address taken out] or [phone number taken out], at [postcode taken out]. NHS [NHS number taken out].',
  );
});

it('takes the time of its length for what would send a careless pattern astray', () => {
  const long = 20_000;
  const hostile = [
    'a',
    '0',
    '1 ',
    'a.',
    'a@',
    '@a.',
    '07',
    '01/01/',
    'AB12 ',
    'born ',
    'born on the ',
    '3 may ',
    '-',
    '((0',
  ];
  const begun = performance.now();
  for (const part of hostile) findIdentifiers(part.repeat(long / part.length), asOf);
  // Milliseconds; a pattern that doubles its work would take minutes.
  expect(performance.now() - begun).toBeLessThan(2000);
});

it('never overlaps, and gives the very text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789 ABNS@./-+(ab'.split('')) }),
      (text) => {
        let from = 0;
        for (const { at, end, text: found } of findIdentifiers(text, asOf)) {
          expect(at).toBeGreaterThanOrEqual(from);
          expect(text.slice(at, end)).toBe(found);
          from = end;
        }
      },
    ),
  );
});
