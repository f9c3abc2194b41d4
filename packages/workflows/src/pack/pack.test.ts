import { expect, test } from 'vitest';
import { type PackGiven, threeQuestions } from './three-questions.ts';
import { withoutNames } from './without-names.ts';

const clean = withoutNames(['Sam Ferngate', 'Priya Millbrook-Ødegård', 'May Day']);

test('what people wrote leaves without colleagues’ names, references and numbers', () => {
  expect(clean('Sam Ferngate rang; SAM’s notes on CR-4821 and cr/4821 say so, in 2026.')).toBe(
    'a colleague rang; a colleague’s notes on [number taken out] and [number taken out] say so, in 2026.',
  );
  expect(clean('Ødegård may, May did. Ring 07700 900123, case CR 4821 or 48210.')).toBe(
    'a colleague may, a colleague did. Ring [phone number taken out], case [number taken out] or [number taken out].',
  );
  expect(clean('What we tried: 12 visits in 6 weeks.')).toBe(
    'What we tried: 12 visits in 6 weeks.',
  );
});

const secret = 'Sam Ferngate';
const theme: PackGiven['overview']['themes'][number] = {
  id: 'direct-work',
  name: 'Direct work',
  dimension: 'practice',
  strength: { count: 40, of: 120 },
  learningPoint: { count: 12, of: 100 },
  childsExperience: null,
  change: ['“Direct work” has been raised more often as a strength since May 2026.'],
  says: ['“Direct work” raised as a strength: change beyond chance.', '“x” nothing can be shown.'],
};
const adopted = {
  kind: 'adopted' as const,
  words: `An hour a week for direct work, says ${secret}.`,
  guidance: null,
  small: false,
  at: '2026-05-01T09:00:00.000Z',
  lookAgainOn: '2026-11-01',
};
const response: PackGiven['responses'][number] = {
  standing: 'done',
  theme: { id: 'direct-work', name: 'Direct work' },
  area: null,
  heard: `${secret} and others asked for time, see CR-4821.`,
  spottedOn: '2026-03-02',
  openedAt: '2026-03-03T09:00:00.000Z',
  trial: null,
  outcome: adopted,
  told: { message: secret, reached: 7, at: '2026-05-02T09:00:00.000Z' },
  late: null,
  slipping: true,
};
const given: PackGiven = {
  organisation: 'Fernvale',
  today: '2026-11-22',
  overview: {
    period: { from: '2025-11-24', to: '2026-11-22' },
    shown: { from: '2025-12-01', to: '2026-11-22' },
    place: { area: null, service: null, team: null },
    discussions: 120,
    someLeftOut: true,
    limit: 10,
    says: ['No change beyond chance.'],
    themes: [theme, { ...theme, id: 'rare', name: 'Rare', strength: null, learningPoint: null }],
    standards: [
      { id: 'heard', name: 'Children are heard', share: { count: 30, of: 120 } },
      { id: 'rare', name: 'Hidden standard', share: null },
    ],
  },
  services: [
    { name: 'Care', discussions: 110 },
    { name: 'Tiny', discussions: null },
  ],
  excerpts: [
    { theme: 'Direct work', section: 'strength', words: `${secret} drew the worry house.` },
  ],
  responses: [
    response,
    {
      ...response,
      standing: 'trying',
      slipping: false,
      outcome: null,
      trial: { what: `Walks, with ${secret}`, until: '2026-12-24', at: '2026-11-01T09:00:00.000Z' },
    },
    {
      ...response,
      standing: 'notNow',
      outcome: { ...adopted, kind: 'stopped', words: 'No room for it this year.' },
    },
    { ...response, standing: 'considering', outcome: null, late: 'decide' },
  ],
  timeToTried: { medianDays: 41 },
  series: [
    {
      kind: 'practiceWeek',
      title: `Life-story work with ${secret}`,
      question: 'How do children know CR-4821?',
      from: '2026-06-01',
      until: '2026-06-05',
    },
  ],
  names: [secret],
};

test('the three questions, in order, with evidence, denominators, methods, and each kind of answer', () => {
  const pack = threeQuestions(given);
  const text = JSON.stringify(pack);
  const inOrder = [
    'What do we know',
    'Raised as a strength: 40 of 120 discussions.',
    'Raised as a worry or learning point: 12 of 100 discussions; the other 20 are hidden.',
    '“Direct work” raised as a strength: change beyond chance.',
    'Children are heard: 30 of 120 discussions.',
    '“a colleague drew the worry house.”',
    'How do we know it?',
    '120 agreed discussions, 1 December 2025 to 22 November 2026.',
    'Care: 110 agreed discussions.',
    'Tiny: too few to show by itself.',
    'A number leaves the service only when at least 10 discussions',
    'Hidden in part or altogether: Direct work, Rare.',
    'What this cannot tell',
    'What are we doing next?',
    'half was tried within 41 days',
    'You said, we did',
    'We did, since May 2026: An hour a week for direct work, says a colleague.',
    'may be slipping back',
    'On trial',
    'We are trying, until 24 December 2026: Walks, with a colleague',
    'Not now, and why',
    'Not now: No room for it this year.',
    'It should have been decided by now.',
  ];
  const places = inOrder.map((words) => text.indexOf(words));
  expect(inOrder.filter((_, index) => places[index] === -1)).toEqual([]);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(text).not.toContain('nothing can be shown');
});

test('no name, no case reference, no number of people or discussions under ten', () => {
  const text = JSON.stringify(threeQuestions(given));
  expect(text).not.toMatch(/Sam|Ferngate|4821|Hidden standard/);
  expect(text).not.toContain('7 colleagues were told');
  const shares = [...text.matchAll(/(\d+) of (\d+)/g)].flatMap(([, count, of]) => [
    Number(count),
    Number(of) - Number(count),
  ]);
  expect(shares.length).toBeGreaterThan(4);
  expect(shares.filter((number) => number > 0 && number < 10)).toEqual([]);
});

test('where too few discussions stand behind it, it says so and holds no theme', () => {
  const [first] = threeQuestions({
    ...given,
    overview: { ...given.overview, discussions: null, shown: null },
  }).questions;
  expect(first?.parts).toHaveLength(1);
  expect(JSON.stringify(first)).toContain('no number may leave');
});
