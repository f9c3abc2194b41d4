import type { Finding } from '@alongside/workflows/discussion/findings';
import { sections } from '@alongside/workflows/discussion/stages';
import type { Codebook } from '@alongside/workflows/theme/codebook/codebook';
import { mondayOf } from '@alongside/workflows/theme/weeks';
import { Binary } from 'mongodb';
import type { StoredRecord } from '../../src/database/collections.ts';
import type { Chance } from '../../src/demo/year/chance.ts';
import { phrases } from '../../src/demo/year/phrases.ts';
import { type Bench, organisation } from './organisation.ts';

const dayMs = 24 * 60 * 60 * 1000;
const syllables = 'ba de fi go lu ma ne pi ro su ta ve wi lo ker dan mol fen tis hal'.split(' ');
/** Beside the demo's sentences, so that there are as many different words as people write. */
const vocabulary = syllables.flatMap((first) =>
  syllables.flatMap((second) => syllables.map((third) => first + second + third)),
);

/** The agreed records of one week, as the second agreement of each left them, already counted. */
export function recordsOfWeek(
  chance: Chance,
  { places }: Bench,
  { themes, standards }: Codebook,
  { week, count, findingsEach }: { week: number; count: number; findingsEach: number },
): StoredRecord[] {
  const monday = new Date(mondayOf(week)).getTime();
  return Array.from({ length: count }, (_, index) => {
    const { team, workers } = chance.one(places);
    const worker = chance.one(workers);
    const discussion = `bench-${week}-${index}`;
    const agreedAt = new Date(monday + chance.between(0, 5 * dayMs - 1)).toISOString();
    const findings = Array.from({ length: findingsEach }, (_unused, place) =>
      finding(chance, themes, standards, `${discussion}-${place}`, worker),
    );
    return {
      _id: `${discussion}:1`,
      organisation,
      discussion,
      version: 1,
      contentHash: discussion,
      agreedAt,
      focus: 'What helps, and what gets in the way',
      familyVoice: {
        status: 'recorded',
        words: 'I liked the drawing.',
        how: 'visit',
        reason: null,
      },
      findings,
      agreements: [worker, 'lead'].map((person) => ({ person, difference: null, at: agreedAt })),
      // What was typed is left out: aggregating afresh would have to read past it.
      state: new Binary(Buffer.alloc(0)),
      held: { worker, area: team.area, service: team.service, team: team._id },
      due: null,
    };
  });
}

function finding(
  chance: Chance,
  themes: Codebook['themes'],
  standards: Codebook['standards'],
  id: string,
  createdBy: string,
): Finding {
  const section = chance.one(sections);
  const first = themes[rare(chance, themes.length)]?.id ?? '';
  const tagged = chance.happens(0.25) ? [first, chance.one(themes).id] : [first];
  const said = chance.one(phrases[first]?.[section === 'strength' ? 'strength' : 'worry'] ?? ['']);
  const words = Array.from({ length: 8 }, () => vocabulary[rare(chance, vocabulary.length)]);
  return {
    id,
    section,
    text: `${said} ${words.join(' ')}.`,
    createdBy,
    createdAt: null,
    themes: chance.happens(0.7) ? [...new Set(tagged)] : [],
    share: chance.happens(0.03),
    standard: chance.happens(0.3) ? chance.one(standards).id : null,
    from: [],
    ownReflection: false,
    owner: null,
    due: null,
    expectedChange: null,
  };
}

/** An index below `length`; the first come up far more often than the last, as words and themes do. */
function rare(chance: Chance, length: number): number {
  return Math.floor(length * (chance.between(0, 999_999) / 1_000_000) ** 3);
}
