import { describe, expect, test } from 'vitest';
import { rules, type RuleName } from './rules.ts';
import { answer, approver, holder, owner, Walk } from './testing/walk.ts';
import type { ActionCommand } from './contract.ts';
import type { ActionFacts } from './facts.ts';
import type { whoMay } from './who-may.ts';

const ask = { type: 'askDecision', approver, question: 'May we buy it?' } as const;
const decide = { type: 'decide', outcome: 'approved', reason: 'Yes.' } as const;
const drop = { type: 'drop', reason: 'Nan has one.' } as const;
const move = { type: 'moveDate', due: '2026-11-05', reason: 'The carer is away.' } as const;
const check = { type: 'check', difference: 'He shows it to everybody.' } as const;
const asked = () => new Walk().send(owner, ask);

describe('the way of an action', () => {
  test('[A1] its owner is told, unless the owner opened it', () => {
    expect(new Walk().told).toEqual({ actionYours: [owner] });
    expect(new Walk().last.event).toBe('opened');
    expect(new Walk({}, holder).told).toEqual({ actionYours: [owner] });
    expect(new Walk({}, owner).told).toEqual({});
    expect(new Walk().look()).toMatchObject({ state: 'agreed', context: { openedBy: null } });
  });

  test('[A2 A3 A4] started, finished, checked', () => {
    const walk = new Walk().send(owner, { type: 'start' });
    expect(walk.look()).toMatchObject({ state: 'underway', context: { startedAt: walk.at } });
    expect(answer(walk.try(owner, { type: 'start' }))).toBe('notNow: This was started already.');
    walk.send(owner, { type: 'finish' });
    expect(walk.told).toEqual({ actionDone: [holder] });
    expect(walk.last.disarm).toEqual(['overdue']);
    expect(walk.look()).toMatchObject({ state: 'done', context: { doneAt: walk.at } });
    expect(answer(walk.try(owner, ask))).toContain('notNow');
    walk.send(holder, check);
    expect(walk.look()).toMatchObject({
      state: 'checked',
      context: { difference: check.difference },
    });
    for (const command of [check, drop, ask, { type: 'start' }, { type: 'finish' }] as const) {
      expect(answer(walk.try(owner, command))).toBe('notNow: This is done and checked.');
    }
  });

  test('[A3] what took five minutes is finished without having been started', () => {
    expect(new Walk().send(owner, { type: 'finish' }).look().state).toBe('done');
    expect(answer(new Walk().try(owner, check))).toBe(
      'notNow: Finish it first, then say what it changed.',
    );
  });

  test('[A5 A6] a decision goes to the approver and back to where it was asked from', () => {
    for (const [from, walk] of [
      ['agreed', new Walk()],
      ['underway', new Walk().send(owner, { type: 'start' })],
    ] as const) {
      walk.send(holder, ask);
      expect(walk.look().state).toBe('awaitingDecision');
      expect(walk.told).toEqual({ decisionAsked: [approver] });
      expect(answer(walk.try(owner, { type: 'finish' }))).toBe('notNow: It waits for a decision.');
      expect(answer(walk.try(owner, ask))).toBe('notNow: It waits for a decision.');
      walk.until('2026-09-12T11:00:00.000Z').send(approver, { ...decide, outcome: 'declined' });
      expect(walk.look().state).toBe(from);
      expect(walk.told).toEqual({ decisionGiven: [holder, owner] });
      expect(walk.look().context.decisions).toMatchObject([
        {
          askedBy: holder,
          askedAt: '2026-09-10T11:00:00.000Z',
          outcome: 'declined',
          decidedAt: '2026-09-12T11:00:00.000Z',
        },
      ]);
      expect(answer(walk.try(approver, decide))).toBe('notNow: No decision is waiting.');
    }
  });

  test('[A6] every decision is kept; the next one asked may be another’s', () => {
    const walk = asked().send(approver, decide);
    walk.send(owner, { ...ask, approver: holder }, { named: { id: holder, roles: [] } });
    expect(answer(walk.try(approver, decide))).toContain('notYours');
    walk.send(holder, { ...decide, outcome: 'declined' });
    expect(walk.look().context.decisions.map(({ outcome }) => outcome)).toEqual([
      'approved',
      'declined',
    ]);
  });

  test('[A7] dropped from any state but the last, with whom it concerns told', () => {
    const done = new Walk().send(owner, { type: 'finish' });
    for (const walk of [new Walk(), new Walk().send(owner, { type: 'start' }), done]) {
      walk.send(owner, drop);
      expect(walk.told).toEqual({ actionDropped: [holder] });
      expect(walk.look()).toMatchObject({
        state: 'dropped',
        context: { dropped: { by: owner, reason: drop.reason } },
      });
      expect(answer(walk.try(owner, drop))).toBe('notNow: This was dropped.');
    }
    const waiting = asked().send(holder, drop);
    expect(waiting.told).toEqual({ actionDropped: [approver, owner] });
    expect(waiting.last.disarm.toSorted()).toEqual(['decision', 'overdue']);
    const decided = asked().send(approver, decide).send(holder, drop);
    expect(decided.told).toEqual({ actionDropped: [owner] });
  });

  test('[A11] moved while it is open: reminders follow, the reason stays, whoever it concerns is told', () => {
    const walk = new Walk().send(holder, move);
    expect(walk.last).toMatchObject({
      event: 'dateMoved',
      arm: [{ name: 'overdue', dueAt: '2026-11-06T08:00:00.000Z' }],
    });
    expect(walk.told).toEqual({ actionMoved: [owner] });
    expect(walk.look()).toMatchObject({
      state: 'agreed',
      context: {
        due: move.due,
        moves: [{ by: holder, from: '2026-10-01', to: move.due, reason: move.reason, at: walk.at }],
      },
    });
    const waiting = asked().send(owner, move);
    expect(waiting.look().state).toBe('awaitingDecision');
    expect(waiting.told).toEqual({ actionMoved: [holder] });
    const done = new Walk().send(owner, { type: 'finish' });
    expect(answer(done.try(owner, move))).toBe('notNow: This is done, so it needs no other day.');
  });

  test('[A8] reminded from the day after at 08:00, weekly, the owner alone', () => {
    const walk = new Walk();
    expect(walk.last.arm).toEqual([{ name: 'overdue', dueAt: '2026-10-02T08:00:00.000Z' }]);
    walk.send(owner, { type: 'start' });
    expect(walk.last).toMatchObject({ arm: [], disarm: [] });
    walk.until('2026-10-02T08:00:00.000Z').send(null, { type: 'remindOverdue' });
    expect(walk.told).toEqual({ actionOverdue: [owner] });
    expect(walk.last.arm).toEqual([{ name: 'overdue', dueAt: '2026-10-09T08:00:00.000Z' }]);
    walk.send(holder, ask);
    expect(walk.last.disarm).toEqual([]);
    expect(walk.try(null, { type: 'remindOverdue' }).ok).toBe(true);
  });

  test('[A8] what is agreed for a day gone by is called to mind in a week', () => {
    expect(new Walk({ due: '2026-09-01' }).last.arm).toEqual([
      { name: 'overdue', dueAt: '2026-09-17T11:00:00.000Z' },
    ]);
  });

  test('[A9] an approver is reminded after three days, then weekly, while it waits', () => {
    const walk = asked();
    expect(walk.last.arm).toEqual([{ name: 'decision', dueAt: '2026-09-13T11:00:00.000Z' }]);
    walk.until('2026-09-13T11:00:00.000Z').send(null, { type: 'remindDecision' });
    expect(walk.told).toEqual({ decisionWaiting: [approver] });
    expect(walk.last.arm).toEqual([{ name: 'decision', dueAt: '2026-09-20T11:00:00.000Z' }]);
    walk.send(approver, decide);
    expect(walk.last.disarm).toEqual(['decision']);
    expect(answer(walk.try(null, { type: 'remindDecision' }))).toBe(
      'notNow: No decision is waiting.',
    );
  });
});

interface Case {
  spec: string;
  refused: [ActionCommand, Partial<ActionFacts>];
  reason: string;
  taken: [ActionCommand, Partial<ActionFacts>];
  by: string | null;
  takenAt?: string;
  due?: string;
}

test('[A5] whoever knows the family is asked for no decision, and nobody is told why', () => {
  const named = { id: ask.approver, roles: [], staysAway: true };
  const refused = answer(new Walk().try(owner, ask, { named }));
  expect(refused).toContain('They cannot take part in this one.');
  expect(refused).not.toMatch(/famil|conflict/i);
});

const cases: Record<RuleName, Case> = {
  approverIsKnown: {
    spec: 'A5',
    by: owner,
    refused: [ask, { named: null }],
    reason: 'There is no such person in your organisation.',
    taken: [ask, {}],
  },
  approverIsAnother: {
    spec: 'A5',
    by: owner,
    refused: [{ ...ask, approver: owner }, { named: { id: owner, roles: [] } }],
    reason: 'Ask somebody other than yourself.',
    taken: [ask, {}],
  },
  dateIsAhead: {
    spec: 'A11',
    by: owner,
    refused: [{ ...move, due: '2026-10-01' }, {}],
    reason: 'Choose a day that is still to come.',
    taken: [{ ...move, due: '2026-10-02' }, {}],
  },
  dateIsAnother: {
    spec: 'A11',
    by: holder,
    refused: [{ ...move, due: '2026-12-01' }, {}],
    reason: 'That is the day it has already.',
    taken: [move, {}],
    due: '2026-12-01',
  },
  isOverdue: {
    spec: 'A8',
    by: null,
    refused: [{ type: 'remindOverdue' }, {}],
    reason: 'It is not overdue yet.',
    taken: [{ type: 'remindOverdue' }, {}],
    takenAt: '2026-10-02T08:00:00.000Z',
  },
};

describe('each rule refuses with its reason, and lets pass what it should', () => {
  for (const [name, { spec, by, refused, reason, taken, takenAt, due }] of Object.entries(cases)) {
    test(`[${spec}] ${name}: ${reason}`, () => {
      const walk = new Walk(due === undefined ? {} : { due }).until('2026-10-02T07:59:59.999Z');
      expect(answer(walk.try(by, ...refused))).toBe(`notNow: ${reason}`);
      expect(answer(walk.until(takenAt ?? walk.at).try(by, ...taken))).toBe('taken');
    });
  }

  test('no rule of the rulebook is without a test', () => {
    expect(Object.keys(cases).toSorted()).toEqual(Object.keys(rules).toSorted());
  });
});

describe('who may send what', () => {
  const everybody = [owner, holder, approver, 'somebody', null];
  const table: Record<keyof typeof whoMay, [ActionCommand, (string | null)[]]> = {
    start: [{ type: 'start' }, [owner]],
    finish: [{ type: 'finish' }, [owner]],
    check: [check, [owner, holder]],
    askDecision: [ask, [owner, holder]],
    decide: [decide, [approver]],
    moveDate: [move, [owner, holder]],
    drop: [drop, [owner, holder]],
    remindOverdue: [{ type: 'remindOverdue' }, [null]],
    remindDecision: [{ type: 'remindDecision' }, [null]],
  };
  for (const [type, [command, may]] of Object.entries(table)) {
    test(`${type}: ${may.map((by) => by ?? 'the service').join(', ')}`, () => {
      const walk = asked();
      const allowed = everybody.filter(
        (by) => !answer(walk.try(by, command)).startsWith('notYours'),
      );
      expect(allowed).toEqual(may);
    });
  }

  test('an owner who is no holder may check, ask and drop as well', () => {
    const walk = new Walk();
    for (const command of [ask, drop]) {
      expect(answer(walk.try(owner, command, { holders: [holder] }))).toBe('taken');
    }
    walk.send(owner, { type: 'finish' });
    expect(answer(walk.try(owner, check, { holders: [] }))).toBe('taken');
  });

  test('[A10] each reader sees what is theirs to do, with reasons; others see nothing', () => {
    const types = (list: { type: string }[]) => list.map(({ type }) => type);
    const walk = asked();
    expect(types(walk.look(approver).can)).toEqual(['decide']);
    expect(types(walk.look(holder).can)).toEqual(['moveDate', 'drop']);
    expect(types(walk.look(holder).cannot)).toEqual(['check', 'askDecision']);
    expect(types(walk.look(owner).cannot)).toEqual(['start', 'finish', 'check', 'askDecision']);
    expect(walk.look('somebody')).toMatchObject({ can: [], cannot: [] });
  });
});
