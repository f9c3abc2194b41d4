import { ageBands } from '@alongside/workflows/organisation/age-bands';
import type { DiscussionPersonCommand } from '@alongside/workflows/discussion/contract';
import type { DemoPerson } from '../organisation.ts';
import type { TypedFinding } from '../story.ts';
import type { Chance } from './chance.ts';
import type { YearPeople } from './people.ts';
import {
  experiences,
  focuses,
  housing,
  learnings,
  noVoices,
  phrases,
  reflections,
  steps,
  voices,
} from './phrases.ts';
import { discussionsAWeek, housingWorry, leanings, yearWeeks } from './shape.ts';

/** One generated discussion. Days are counted from its meeting. */
export interface YearDiscussion {
  /** Days before today on which the two meet. */
  daysAgo: number;
  worker: DemoPerson;
  lead: DemoPerson;
  caseReference: string;
  ageBand: (typeof ageBands)[number];
  focus: string;
  reflections: { worker: Record<string, string>; lead: Record<string, string> };
  familyVoice: Extract<
    DiscussionPersonCommand,
    { type: 'recordFamilyVoice' | 'explainNoFamilyVoice' }
  >;
  /** By the stage they are typed in. */
  findings: TypedFinding[];
  seesItDifferently: string | null;
  /** What each says at the revisit; null where it is still to come, or nobody has said it yet. */
  difference: { worker: string; lead: string } | null;
}

const revisitDays = 42;

/** A year of discussions, the earliest first. The same from the same chance. */
export function discussionsOfTheYear(chance: Chance, people: YearPeople): YearDiscussion[] {
  const discussions: YearDiscussion[] = [];
  for (let weeksAgo = yearWeeks - 1; weeksAgo >= 0; weeksAgo -= 1) {
    const count = chance.between(discussionsAWeek.fewest, discussionsAWeek.most);
    // The last days are left to the three discussions that are told by hand.
    const held = Array.from({ length: count }, () => weeksAgo * 7 + chance.between(2, 5));
    for (const daysAgo of held.toSorted((one, other) => other - one))
      discussions.push(discussion(daysAgo, weeksAgo, discussions.length));
  }
  return discussions;

  function discussion(daysAgo: number, weeksAgo: number, index: number): YearDiscussion {
    const worker = chance.one(people.workers);
    const lead = chance.one(people.leads.filter(({ team }) => team !== worker.team));
    const [words, how] = chance.one(voices);
    return {
      daysAgo,
      worker,
      lead,
      caseReference: `CR-${10_000 + index}`,
      ageBand: chance.one(ageBands),
      focus: chance.one(focuses),
      reflections: {
        worker: { proud: chance.one(reflections.proud), stuck: chance.one(reflections.stuck) },
        lead: {
          noticed: chance.one(reflections.noticed),
          curious: chance.one(reflections.curious),
        },
      },
      familyVoice: chance.happens(0.8)
        ? { type: 'recordFamilyVoice', words, how }
        : { type: 'explainNoFamilyVoice', reason: chance.one(noVoices) },
      findings: findings(weeksAgo, worker, index),
      seesItDifferently: chance.happens(0.06)
        ? 'The late recording came from covering duty, not from how the work was weighed.'
        : null,
      difference:
        daysAgo > revisitDays + 3 && chance.happens(0.9)
          ? {
              worker: 'She says it first now: what she likes, and what she would change.',
              lead: 'The plan is shorter, and everybody at the table knows what it is for.',
            }
          : null,
    };
  }

  function findings(weeksAgo: number, worker: DemoPerson, index: number): TypedFinding[] {
    const strengths: TypedFinding[] = [];
    const worries: TypedFinding[] = [];
    const key = (name: string) => `y${index}-${name}`;
    for (const { theme, standard, strength, worry } of leanings) {
      const about = { themes: [theme], standard };
      if (chance.happens(strength(weeksAgo)))
        strengths.push(finding(key(`s-${theme}`), 'strength', said(theme, 'strength'), about));
      if (chance.happens(worry(weeksAgo)))
        worries.push(finding(key(`w-${theme}`), 'worry', said(theme, 'worry'), about));
    }
    if (strengths.length === 0)
      strengths.push(
        finding(key('s'), 'strength', 'They keep in touch, also when it is hard.', {}),
      );
    if (chance.happens(housingWorry(weeksAgo)))
      worries.push(finding(key('housing'), 'worry', chance.one(housing), {}));
    return [
      finding(key('e'), 'childsExperience', chance.one(experiences), {
        themes: ['childs-voice'],
        standard: 'children-heard',
      }),
      ...strengths,
      ...worries,
      finding(key('l'), 'learning', chance.one(learnings), { standard: 'learn-openly' }),
      {
        ...finding(key('n'), 'nextStep', chance.one(steps), {}),
        owner: worker.id,
        dueInDays: 21,
        expectedChange: 'The child notices it.',
      },
    ];
  }

  function said(theme: string, section: 'strength' | 'worry'): string {
    const known = phrases[theme];
    if (!known) throw new Error(`Nobody has anything to say about ${theme}.`);
    return chance.one(known[section]);
  }

  function finding(
    key: string,
    section: TypedFinding['section'],
    text: string,
    about: Pick<TypedFinding, 'themes' | 'standard'>,
  ): TypedFinding {
    return { key, section, text, ...about, share: chance.happens(0.3) };
  }
}
