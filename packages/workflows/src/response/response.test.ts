import { describe, expect, test } from 'vitest';
import type { ResponseCommand } from './contract.ts';
import type { ResponseFacts } from './facts.ts';
import { lateness } from './overdue.ts';
import { rules, type RuleName } from './rules.ts';
import {
  answer,
  begunAt,
  head,
  lead,
  practitioner,
  quality,
  representative,
  Walk,
} from './testing/walk.ts';
import type { whoMay } from './who-may.ts';

const consider: ResponseCommand = { type: 'consider', workingParty: [practitioner, lead] };
const begin = { type: 'try', what: 'A form of one page.', until: '2026-12-31' } as const;
const propose = { ...begin, type: 'proposeTrial' } as const;
const adopt = { type: 'adopt' } as const;
const stop = { type: 'stop', reason: 'There is no money for it this year.' } as const;
const tell = { type: 'tell', message: 'The form is one page now.' } as const;
const lookAgain = { type: 'lookAgain', seen: 'It is still one page.' } as const;
const comment = { type: 'comment', words: 'Will you ask us too?' } as const;
const answerIt = { type: 'answerComment', comment: 'c1', words: 'Yes, in May.' } as const;
const takeBack = { type: 'takeBackComment', comment: 'c1' } as const;

const considering = () => new Walk().send(head, consider);
const trying = () => considering().send(head, begin);
const told = () => trying().send(head, adopt).send(head, tell);

describe('the way of a response', () => {
  test('[RE1] spotted the day it is opened, or earlier; never later', () => {
    expect(new Walk().look()).toMatchObject({
      state: 'noticed',
      context: { spottedOn: '2026-09-10', openedBy: head, openedAt: begunAt },
    });
    expect(new Walk({ spottedOn: '2026-08-01' }).look().context.spottedOn).toBe('2026-08-01');
    expect(new Walk({ spottedOn: '2027-08-01' }).look().context.spottedOn).toBe('2026-09-10');
    expect(new Walk().last.event).toBe('noticed');
  });

  test('[RE2 RE4 RE5 RE7 RE8] considered, tried, adopted, told, looked at again', () => {
    const walk = considering();
    expect(walk.told).toEqual({ workingPartyYours: [lead, practitioner] });
    walk.send(head, begin);
    expect(walk.told).toEqual({ trialBegun: [lead, practitioner] });
    walk.until('2026-12-01T09:00:00.000Z').send(quality, adopt);
    expect(walk.look()).toMatchObject({
      state: 'adopted',
      context: {
        outcomes: [{ kind: 'adopted', words: begin.what, small: false, lookAgainOn: '2027-06-01' }],
      },
    });
    walk.send(head, tell, { reach: 12 });
    expect(walk.last.effects).toEqual([
      { type: 'tellBecause', theme: 'tools-forms', area: null, since: '2025-09-10' },
    ]);
    expect(walk.look()).toMatchObject({
      state: 'told',
      context: { told: { message: tell.message, reached: 12 } },
    });
    walk.send(head, lookAgain).send(head, { type: 'lookAgain' });
    expect(walk.look()).toMatchObject({
      state: 'reviewed',
      context: { looks: [{ seen: lookAgain.seen }, { seen: null }] },
    });
  });

  test('[RE2] another working party is told of what is new to it, and has no more time', () => {
    const walk = considering().until('2026-09-20T11:00:00.000Z');
    walk.send(
      head,
      { type: 'consider', workingParty: [practitioner, 'dami'] },
      {
        named: [
          { id: practitioner, roles: ['worker'] },
          { id: 'dami', roles: ['worker'] },
        ],
      },
    );
    expect(walk.told).toEqual({ workingPartyYours: ['dami'] });
    expect(walk.look().context.consideredAt).toBe(begunAt);
  });

  test('[RE3] a practitioner proposes; who answers for themes begins the trial', () => {
    const walk = considering().send(practitioner, propose);
    expect(walk.told).toEqual({ trialProposed: [head] });
    expect(walk.look()).toMatchObject({
      state: 'considering',
      context: { proposals: [{ what: begin.what, by: practitioner }], trials: [] },
    });
    expect(answer(walk.try(practitioner, begin))).toContain('notYours');
    expect(trying().send(practitioner, propose).look().state).toBe('trying');
  });

  test('[RE4] tried on: a new end, with its own reminder', () => {
    const walk = trying();
    expect(walk.last.arm).toEqual([{ name: 'decision', dueAt: '2027-01-01T08:00:00.000Z' }]);
    walk.send(head, { ...begin, until: '2027-03-31' });
    expect(walk.last.arm).toEqual([{ name: 'decision', dueAt: '2027-04-01T08:00:00.000Z' }]);
    expect(walk.look().context.trials.map(({ until }) => until)).toEqual([
      '2026-12-31',
      '2027-03-31',
    ]);
  });

  test('[RE5] a small fix goes straight from noticing it to how we work', () => {
    const small = { type: 'adopt', what: 'The sign-off is one line.', lookAgainOn: '2027-01-04' };
    const walk = new Walk().send(head, { ...small, type: 'adopt' });
    expect(walk.look().context.outcomes).toMatchObject([
      { small: true, words: small.what, guidance: null, lookAgainOn: '2027-01-04' },
    ]);
    expect(new Walk().send(head, adopt).look().context.outcomes[0]?.words).toBe(
      'The strategy form asks the same thing three times.',
    );
    expect(answer(considering().try(head, adopt))).toBe(
      'notNow: Try it first, for a time with an end.',
    );
  });

  test('[RE6] not now, and why: before trying or after', () => {
    for (const walk of [new Walk(), considering(), trying()]) {
      walk.send(head, stop);
      expect(walk.look()).toMatchObject({
        state: 'stopped',
        context: { outcomes: [{ kind: 'stopped', words: stop.reason }] },
      });
      expect(walk.send(head, tell).look().state).toBe('told');
    }
  });

  test('[RE9] what was put off, or may be slipping back, is opened again; what holds stays settled', () => {
    const settled = 'notNow: This is settled. It can be opened again when it may be slipping back.';
    expect(answer(told().try(head, consider))).toBe(settled);
    expect(answer(told().send(head, lookAgain).try(head, consider))).toBe(settled);
    const slipping = told().send(null, { type: 'watch' }, { slippingSince: '2026-09-01' });
    const again = slipping.send(head, consider);
    expect(again.look().state).toBe('considering');
    expect(again.last.disarm.toSorted()).toEqual(['lookAgain', 'telling', 'watch']);
    again.until('2027-05-01T09:00:00.000Z').send(head, { ...begin, until: '2027-06-30' });
    expect(again.send(head, adopt).look().context).toMatchObject({ told: null, slipping: null });
    expect(new Walk().send(head, stop).send(head, tell).send(head, consider).look().state).toBe(
      'considering',
    );
  });

  test('[RE10 RE11] comments, their answers, and taking them back', () => {
    const walk = new Walk().send(representative, comment);
    expect(walk.told).toEqual({ responseCommented: [head] });
    walk.send(quality, answerIt);
    expect(walk.told).toEqual({ commentAnswered: [representative] });
    expect(walk.look().context.comments).toMatchObject([
      { id: 'c1', as: 'representative', words: comment.words, answer: { words: 'Yes, in May.' } },
    ]);
    walk.send(quality, { ...takeBack, reason: 'It named a child.' });
    expect(walk.told).toEqual({ commentTakenBack: [representative] });
    expect(answer(walk.try(head, answerIt))).toBe('notNow: This comment is no longer here.');
    const own = considering().send(practitioner, comment).send(practitioner, takeBack);
    expect(own.told).toEqual({});
    expect(own.look().context.comments).toMatchObject([
      { as: 'workingParty', takenBack: { by: practitioner, reason: null } },
    ]);
  });
});

describe('what is late is called to mind, and stands on the plan', () => {
  const late = (walk: Walk) => {
    const { state, context } = walk.look();
    return lateness(state, context, walk.at)?.what ?? null;
  };
  const comes = (walk: Walk) => walk.last.arm.map(({ name, dueAt }) => [name, dueAt]);

  test('[RE12] four weeks: the one who opened it; eight weeks: everybody sees it', () => {
    const walk = new Walk();
    expect(comes(walk)).toEqual([['consideration', '2026-10-08T11:00:00.000Z']]);
    walk.until('2026-10-08T11:00:00.000Z').send(null, { type: 'remindToConsider' });
    expect(walk.told).toEqual({ responseUnconsidered: [head] });
    expect(comes(walk)).toEqual([['consideration', '2026-11-05T11:00:00.000Z']]);
    expect(late(walk.until('2026-11-05T10:59:59.999Z'))).toBeNull();
    expect(late(walk.until('2026-11-05T11:00:00.000Z'))).toBe('consider');
    walk.send(null, { type: 'remindToConsider' });
    expect(walk.told).toEqual({ responseOverdue: [head, quality] });
    expect(comes(walk)).toEqual([['consideration', '2026-12-03T11:00:00.000Z']]);
    expect(walk.send(head, consider).last.disarm).toEqual(['consideration']);
    expect(late(walk)).toBeNull();
  });

  test.each([
    ['a working party', considering, 'remindToDecide', '2026-11-05T11:00:00.000Z', 'decide'],
    ['a trial', trying, 'remindToDecide', '2027-01-01T08:00:00.000Z', 'decide'],
    [
      'telling',
      () => trying().send(head, adopt),
      'remindToTell',
      '2026-09-24T11:00:00.000Z',
      'tell',
    ],
    ['looking again', told, 'remindToLookAgain', '2027-03-11T08:00:00.000Z', 'lookAgain'],
  ] as const)('[RE13] %s', (_, walkTo, type, due, what) => {
    const walk = walkTo();
    walk.until(new Date(Date.parse(due) - 1).toISOString());
    expect(answer(walk.try(null, { type }))).toBe('notNow: It is not time for that yet.');
    expect(late(walk)).toBeNull();
    walk.until(due);
    expect(late(walk)).toBe(what);
    walk.send(null, { type });
    expect(Object.values(walk.told)).toEqual([[head]]);
    expect(comes(walk)[0]?.[1]).toBe(new Date(Date.parse(due) + 28 * 86_400_000).toISOString());
  });

  test('[RE14] slipping back: told once, shown while it lasts', () => {
    const walk = told();
    expect(trying().send(head, adopt).last.arm).toContainEqual({
      name: 'watch',
      dueAt: '2026-09-17T11:00:00.000Z',
    });
    const slips = { slippingSince: '2026-11-02' };
    walk.send(null, { type: 'watch' });
    expect([walk.told, walk.look().context.slipping]).toEqual([{}, null]);
    walk.send(null, { type: 'watch' }, slips);
    expect(walk.told).toEqual({ responseSlipping: [head, quality] });
    expect(walk.look().context.slipping).toMatchObject({ since: '2026-11-02' });
    walk.send(null, { type: 'watch' }, { slippingSince: '2026-11-09' });
    expect([walk.told, walk.look().context.slipping?.since]).toEqual([{}, '2026-11-02']);
    expect(walk.last.arm).toHaveLength(1);
    expect(walk.send(null, { type: 'watch' }).look().context.slipping).toBeNull();
    expect(new Walk().send(head, stop).last.arm.map(({ name }) => name)).not.toContain('watch');
  });
});

interface Case {
  spec: string;
  on(): Walk;
  by: string | null;
  refused: [ResponseCommand, Partial<ResponseFacts>];
  reason: string;
  taken: [ResponseCommand, Partial<ResponseFacts>];
  takenAt?: string;
}

const notDue = 'It is not time for that yet.';
const reminder = (
  on: () => Walk,
  type: 'remindToConsider' | 'remindToDecide' | 'remindToTell' | 'remindToLookAgain',
  spec: string,
) => ({
  spec,
  on,
  by: null,
  refused: [{ type }, {}] as Case['refused'],
  reason: notDue,
  taken: [{ type }, {}] as Case['taken'],
  takenAt: '2027-04-01T08:00:00.000Z',
});

const cases: Record<RuleName, Case> = {
  partyIsKnown: {
    spec: 'RE2',
    on: () => new Walk(),
    by: head,
    refused: [{ type: 'consider', workingParty: [practitioner, 'nobody'] }, {}],
    reason: 'Somebody you chose is not in your organisation.',
    taken: [consider, {}],
  },
  partyHasPractitioner: {
    spec: 'RE2',
    on: () => new Walk(),
    by: head,
    refused: [{ type: 'consider', workingParty: [lead] }, {}],
    reason: 'Ask at least one social worker to join: they know what it is like in practice.',
    taken: [{ type: 'consider', workingParty: [practitioner] }, {}],
  },
  isOpenAgain: {
    spec: 'RE9',
    on: told,
    by: head,
    refused: [consider, {}],
    reason: 'This is settled. It can be opened again when it may be slipping back.',
    taken: [consider, { slippingSince: '2026-09-01' }],
  },
  partyStillHasPractitioner: {
    spec: 'RE4',
    on: considering,
    by: head,
    refused: [begin, { partyHasPractitioner: false }],
    reason: 'Nobody in the working party is a social worker here any more. Ask one to join first.',
    taken: [begin, {}],
  },
  trialEndIsAhead: {
    spec: 'RE4',
    on: considering,
    by: head,
    refused: [{ ...begin, until: '2026-09-10' }, {}],
    reason: 'Choose a day ahead of today on which the trial ends.',
    taken: [{ ...begin, until: '2026-09-11' }, {}],
  },
  trialEndIsNear: {
    spec: 'RE4',
    on: considering,
    by: head,
    refused: [{ ...begin, until: '2028-09-12' }, {}],
    reason: 'Choose an end within two years. It can be tried on when the day comes.',
    taken: [{ ...begin, until: '2028-09-10' }, {}],
  },
  guidanceIsKnown: {
    spec: 'RE5',
    on: trying,
    by: head,
    refused: [{ type: 'adopt', guidance: 'g2' }, {}],
    reason: 'There is no such guidance on your shelf.',
    taken: [{ type: 'adopt', guidance: 'g1' }, {}],
  },
  lookAgainIsAhead: {
    spec: 'RE5',
    on: trying,
    by: head,
    refused: [{ type: 'adopt', lookAgainOn: '2026-09-10' }, {}],
    reason: 'Choose a day ahead of today to look at it again.',
    taken: [{ type: 'adopt', lookAgainOn: '2026-09-11' }, {}],
  },
  commentStands: {
    spec: 'RE10',
    on: () => new Walk().send(representative, comment),
    by: head,
    refused: [{ ...answerIt, comment: 'c2' }, {}],
    reason: 'This comment is no longer here.',
    taken: [answerIt, {}],
  },
  reminderIsDue: reminder(() => new Walk(), 'remindToConsider', 'RE12'),
  partyHadItsTime: reminder(considering, 'remindToDecide', 'RE13'),
  trialHasEnded: reminder(trying, 'remindToDecide', 'RE13'),
  tellingIsDue: reminder(() => trying().send(head, adopt), 'remindToTell', 'RE13'),
  lookAgainIsDue: reminder(told, 'remindToLookAgain', 'RE13'),
};

describe('each rule refuses with its reason, and lets pass what it should', () => {
  for (const [name, { spec, on, by, refused, reason, taken, takenAt }] of Object.entries(cases)) {
    test(`[${spec}] ${name}: ${reason}`, () => {
      const walk = on();
      expect(answer(walk.try(by, ...refused))).toBe(`notNow: ${reason}`);
      expect(answer(walk.until(takenAt ?? walk.at).try(by, ...taken))).toBe('taken');
    });
  }

  test('no rule of the rulebook is without a test', () => {
    expect(Object.keys(cases).toSorted()).toEqual(Object.keys(rules).toSorted());
  });
});

describe('who may send what', () => {
  const everybody = [head, quality, practitioner, lead, representative, 'somebody', null];
  const answerers = [head, quality];
  const table: Record<keyof typeof whoMay, [ResponseCommand, (string | null)[]]> = {
    consider: [consider, answerers],
    proposeTrial: [propose, [practitioner]],
    try: [begin, answerers],
    adopt: [adopt, answerers],
    stop: [stop, answerers],
    tell: [tell, answerers],
    lookAgain: [lookAgain, answerers],
    comment: [comment, [practitioner, lead, representative]],
    answerComment: [answerIt, answerers],
    takeBackComment: [takeBack, [...answerers, representative]],
    remindToConsider: [{ type: 'remindToConsider' }, [null]],
    remindToDecide: [{ type: 'remindToDecide' }, [null]],
    remindToTell: [{ type: 'remindToTell' }, [null]],
    remindToLookAgain: [{ type: 'remindToLookAgain' }, [null]],
    watch: [{ type: 'watch' }, [null]],
  };
  for (const [type, [command, may]] of Object.entries(table)) {
    test(`${type}: ${may.map((by) => by ?? 'the service').join(', ')}`, () => {
      const walk = considering().send(representative, comment);
      const allowed = everybody.filter(
        (by) => !answer(walk.try(by, command)).startsWith('notYours'),
      );
      expect(allowed).toEqual(may);
    });
  }

  test('each reader sees what is theirs to do, with reasons; others see nothing', () => {
    const types = (list: { type: string }[]) => list.map(({ type }) => type);
    const walk = considering().send(representative, comment);
    expect(types(walk.look(head).can)).toEqual([
      'consider',
      'try',
      'stop',
      'answerComment',
      'takeBackComment',
    ]);
    expect(walk.look(head).cannot).toEqual([
      { type: 'adopt', reason: 'Try it first, for a time with an end.' },
      { type: 'tell', reason: 'There is nothing to tell until it is adopted or stopped.' },
      { type: 'lookAgain', reason: 'There is nothing to look at again yet.' },
    ]);
    expect(types(walk.look(practitioner).can)).toEqual(['proposeTrial', 'comment']);
    expect(types(walk.look(lead).can)).toEqual(['comment']);
    expect(types(walk.look(representative).can)).toEqual(['comment', 'takeBackComment']);
    expect(walk.look('somebody')).toMatchObject({ can: [], cannot: [] });
  });
});
