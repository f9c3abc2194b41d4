import { describe, expect, test } from 'vitest';
import { caseReferencesIn } from './case-references.ts';
import type { GreatPracticeCommand } from './contract.ts';
import { rules, type RuleName } from './rules.ts';
import { answer, input, keeper, manager, nominator, praised, Walk } from './testing/walk.ts';
import type { whoMay } from './who-may.ts';

const consent = { type: 'consent' } as const;
const celebrate = { type: 'celebrate' } as const;
const nominate = { type: 'nominate', praised, words: 'Sam listened.' } as const;
const takeBack = { type: 'takeBack', reason: 'It says too much.' } as const;
const unfinished = () => new Walk({ praised: null });
const withdraw = { type: 'withdraw' } as const;
const shared = () => new Walk().send(praised, consent);

describe('the way of great practice', () => {
  test('[GP1 GP3 GP7] noticed, consented to, celebrated; each told to whom it concerns', () => {
    const walk = new Walk();
    expect([walk.look().state, walk.told]).toEqual([
      'nominated',
      { greatPracticeYours: [praised] },
    ]);
    walk.send(praised, { ...consent, words: 'Ringing on the same day.' });
    expect(walk.told).toEqual({ greatPracticeShared: [nominator] });
    expect(walk.look()).toMatchObject({
      state: 'shared',
      context: { given: input.words, words: 'Ringing on the same day.', sharedAt: walk.at },
    });
    walk.send(manager, celebrate);
    expect(walk.told).toEqual({ greatPracticeCelebrated: [praised] });
    expect(walk.look().context.celebrated).toEqual({ by: manager, at: walk.at });
    expect(answer(walk.try(manager, celebrate))).toBe('notNow: This is celebrated already.');
  });

  test('[GP1 GP2] what came without a name waits with whoever wrote it', () => {
    const walk = unfinished();
    expect([walk.look().state, walk.told]).toEqual([
      'unfinished',
      { greatPracticeUnfinished: [nominator] },
    ]);
    expect(answer(walk.try(praised, consent))).toContain('notYours');
    walk.send(nominator, nominate);
    expect(walk.told).toEqual({ greatPracticeYours: [praised] });
    expect(walk.look().context).toMatchObject({ praised, words: 'Sam listened.' });
    expect(answer(walk.try(nominator, { type: 'discard' }))).toBe('notNow: You have sent this.');
    const gone = unfinished().send(nominator, { type: 'discard' });
    expect(gone.look()).toMatchObject({ state: 'discarded', context: { words: '', given: '' } });
    expect(answer(gone.try(nominator, nominate))).toBe('notNow: You have let go of this.');
  });

  test('[GP5] a no is told to nobody, changes nothing for anybody else, and can become a yes', () => {
    const waiting = new Walk();
    const kept = new Walk().send(praised, { type: 'decline' });
    expect(kept.told).toEqual({});
    for (const person of [nominator, manager, keeper, 'somebody']) {
      const seen = (walk: Walk) => {
        const { state: _, ...rest } = walk.look(person);
        return rest;
      };
      expect(seen(kept)).toEqual(seen(waiting));
      for (const command of [takeBack, celebrate, nominate, consent, withdraw] as const) {
        expect(answer(kept.try(person, command))).toBe(answer(waiting.try(person, command)));
      }
    }
    expect(kept.send(praised, consent).look().state).toBe('shared');
  });

  test('[GP10] taken back before it is on the wall, the words go, unless their colleague kept them', () => {
    const unanswered = new Walk().send(nominator, withdraw);
    const declined = new Walk().send(praised, { type: 'decline' }).send(nominator, withdraw);
    const offTheWall = shared().send(keeper, takeBack).send(nominator, withdraw);
    const words = [unanswered, declined, offTheWall].map((walk) => walk.look().context.words);
    expect(words).toEqual(['', input.words, input.words]);
    for (const walk of [unanswered, declined, offTheWall]) {
      expect([walk.look().state, walk.told]).toEqual(['withdrawn', {}]);
      expect(answer(walk.try(praised, consent))).toBe(
        'notNow: Whoever wrote this has taken it back.',
      );
      expect(walk.look(nominator)).toMatchObject({ can: [] });
    }
    expect(answer(shared().try(nominator, withdraw))).toContain('You can take it off.');
  });

  test('[GP6] off the wall at once: one’s own without a reason, anybody else’s told with one', () => {
    const own = shared().send(praised, { type: 'takeBack' });
    expect([own.look().state, own.told, own.look().context.sharedAt]).toEqual(['kept', {}, null]);
    for (const by of [nominator, keeper]) {
      const walk = shared().send(manager, celebrate).send(by, takeBack);
      expect(walk.told).toEqual({ greatPracticeTakenBack: [praised] });
      expect(walk.look()).toMatchObject({
        state: 'kept',
        context: { celebrated: null, takenBack: { by, reason: takeBack.reason } },
      });
      expect(walk.send(praised, consent).look().context.takenBack).toBeNull();
    }
  });
});

test('[GP4] a case reference is found by its shape, and nothing else is', () => {
  const text = 'In cr-4821 (not CR-48219 or XCR-4821) they met 4821 times.';
  expect(caseReferencesIn(text, 'CR-####')).toEqual(['cr-4821']);
  expect(caseReferencesIn('AB.1/2', '@@.#/#')).toEqual(['AB.1/2']);
  expect(caseReferencesIn('ABx1/2', '@@.#/#')).toEqual([]);
  for (const shape of ['', '---', 'CASE']) expect(caseReferencesIn(text, shape)).toEqual([]);
});

const cases: Record<
  RuleName,
  {
    spec: string;
    walk: () => Walk;
    by: string;
    refused: GreatPracticeCommand;
    reason: RegExp;
    taken: GreatPracticeCommand;
  }[]
> = {
  praisedIsColleague: [
    {
      spec: 'GP2',
      walk: unfinished,
      by: nominator,
      refused: { ...nominate, praised: nominator },
      reason: /^notNow: Great practice is seen in somebody else/,
      taken: nominate,
    },
    {
      spec: 'GP2',
      walk: unfinished,
      by: nominator,
      refused: { ...nominate, praised: 'nobody' },
      reason: /^notNow: There is no such person/,
      taken: nominate,
    },
  ],
  nobodyIsFound: ['Ring 07700 900123.', 'About CR-4821.', 'Born 3 May 2015.'].map((words) => ({
    spec: 'GP4',
    walk: () => new Walk({ words }),
    by: praised,
    refused: consent,
    reason: /^notNow: A child or family could be found/,
    taken: { ...consent, words: 'Rings when it was promised.' },
  })),
  saysWhy: [
    {
      spec: 'GP6',
      walk: shared,
      by: keeper,
      refused: { type: 'takeBack' },
      reason: /^notNow: Say why in a sentence/,
      taken: takeBack,
    },
  ],
};

describe('each rule refuses with its reason, and lets pass what it should', () => {
  for (const [name, tried] of Object.entries(cases)) {
    for (const { spec, walk, by, refused, reason, taken } of tried) {
      test(`[${spec}] ${name}: ${JSON.stringify(refused)}`, () => {
        expect(answer(walk().try(by, refused))).toMatch(reason);
        expect(answer(walk().try(by, taken))).toBe('taken');
      });
    }
  }

  test('[GP4] nor in words that were changed', () => {
    const words = 'Ring 07700 900123.';
    expect(answer(new Walk().try(praised, { ...consent, words }))).toContain('could be found');
  });

  test('no rule of the rulebook is without a test', () => {
    expect(Object.keys(cases).toSorted()).toEqual(Object.keys(rules).toSorted());
  });
});

describe('who may send what', () => {
  const everybody = [praised, nominator, manager, keeper, 'somebody', null];
  const table: Record<keyof typeof whoMay, [GreatPracticeCommand, (string | null)[]]> = {
    nominate: [nominate, [nominator]],
    discard: [{ type: 'discard' }, [nominator]],
    consent: [consent, [praised]],
    decline: [{ type: 'decline' }, [praised]],
    withdraw: [withdraw, [nominator]],
    takeBack: [takeBack, [praised, nominator, keeper]],
    celebrate: [celebrate, [nominator, manager, keeper]],
  };
  for (const [type, [command, may]] of Object.entries(table)) {
    test(`${type}: ${may.join(', ')}`, () => {
      const walk = shared();
      const allowed = everybody.filter(
        (by) => !answer(walk.try(by, command)).startsWith('notYours'),
      );
      expect(allowed).toEqual(may);
    });
  }
});
