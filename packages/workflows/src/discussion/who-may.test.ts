import { describe, expect, test } from 'vitest';
import type { DiscussionCommand } from './contract.ts';
import {
  acting,
  agreeing,
  preparing,
  proposed,
  raised,
  together,
  withGuest,
} from './testing/scenes.ts';
import {
  answer,
  guest,
  head,
  lead,
  manager,
  offered,
  otherText,
  text,
  type Walk,
  worker,
} from './testing/walk.ts';
import type { whoMay } from './who-may.ts';

type Person = 'worker' | 'lead' | 'guest' | 'manager' | 'head' | 'stranger' | 'service';
const ids: Record<Person, string | null> = {
  worker,
  lead,
  guest,
  manager,
  head,
  stranger: 'somebody',
  service: null,
};
const persons: Person[] = ['worker', 'lead', 'guest', 'manager', 'head', 'stranger', 'service'];

interface Row {
  from: () => Walk;
  command: DiscussionCommand;
  may: Person[];
}

const withEverybody = () => withGuest(preparing());
const room = () => withGuest(together());
const raisedHere = () => raised(withGuest(preparing()));
const acknowledged = () => raisedHere().send(manager, { type: 'acknowledge' });
const theTwo: Person[] = ['worker', 'lead'];

/** Whoever is not named gets `notYours`, whatever the moment. */
const table: Record<keyof typeof whoMay, Row> = {
  accept: { from: proposed, command: { type: 'accept' }, may: ['lead'] },
  suggestChange: { from: proposed, command: { type: 'suggestChange', focus: 'x' }, may: ['lead'] },
  withdraw: { from: withEverybody, command: { type: 'withdraw', reason: 'x' }, may: theTwo },
  shareReflection: { from: withEverybody, command: { type: 'shareReflection' }, may: theTwo },
  takeBackReflection: { from: withEverybody, command: { type: 'takeBackReflection' }, may: theTwo },
  askFamily: { from: withEverybody, command: { type: 'askFamily' }, may: theTwo },
  recordFamilyVoice: {
    from: withEverybody,
    command: { type: 'recordFamilyVoice', words: 'x', how: 'x' },
    may: theTwo,
  },
  explainNoFamilyVoice: {
    from: withEverybody,
    command: { type: 'explainNoFamilyVoice', reason: 'x' },
    may: theTwo,
  },
  schedule: {
    from: withEverybody,
    command: { type: 'schedule', startsAt: offered, durationMinutes: 60, place: 'x' },
    may: theTwo,
  },
  openRoom: { from: withEverybody, command: { type: 'openRoom' }, may: theTwo },
  moveTo: { from: room, command: { type: 'moveTo', stage: 'childsExperience' }, may: ['lead'] },
  readyToMoveOn: { from: room, command: { type: 'readyToMoveOn' }, may: theTwo },
  handOverFacilitation: {
    from: room,
    command: { type: 'handOverFacilitation', to: worker },
    may: ['lead'],
  },
  pause: { from: room, command: { type: 'pause' }, may: theTwo },
  resume: { from: room, command: { type: 'resume' }, may: theTwo },
  finish: { from: room, command: { type: 'finish' }, may: ['lead'] },
  agree: {
    from: () => withGuest(agreeing()),
    command: { type: 'agree', contentHash: text },
    may: theTwo,
  },
  agreeWithDifference: {
    from: () => withGuest(agreeing()),
    command: { type: 'agreeWithDifference', contentHash: text, view: 'x' },
    may: theTwo,
  },
  askForChange: {
    from: () => withGuest(agreeing()),
    command: { type: 'askForChange', about: 'x' },
    may: theTwo,
  },
  planRevisit: {
    from: room,
    command: { type: 'planRevisit', at: '2026-12-01T09:00:00.000Z' },
    may: theTwo,
  },
  revisitNow: { from: () => withGuest(acting()), command: { type: 'revisitNow' }, may: theTwo },
  recordDifference: {
    from: () => withGuest(acting()),
    command: { type: 'recordDifference', whatChanged: 'x' },
    may: theTwo,
  },
  reopen: {
    from: () => withGuest(acting()),
    command: { type: 'reopen', reason: 'x' },
    may: theTwo,
  },
  declineReopening: {
    from: () => withGuest(acting()),
    command: { type: 'declineReopening' },
    may: theTwo,
  },
  raiseConcern: {
    from: withEverybody,
    command: { type: 'raiseConcern', summary: 'x' },
    may: ['worker', 'lead', 'guest'],
  },
  acknowledge: { from: raisedHere, command: { type: 'acknowledge' }, may: ['manager'] },
  handOver: {
    from: acknowledged,
    command: { type: 'handOver', recordedWhere: 'x' },
    may: ['worker', 'lead', 'manager'],
  },
  setAside: { from: withEverybody, command: { type: 'setAside', reason: 'x' }, may: theTwo },
  takeUpAgain: { from: withEverybody, command: { type: 'takeUpAgain' }, may: theTwo },
  replaceParticipant: {
    from: withEverybody,
    command: { type: 'replaceParticipant', role: 'worker', person: 'new' },
    may: theTwo,
  },
  inviteParticipant: {
    from: withEverybody,
    command: { type: 'inviteParticipant', person: 'new', as: 'observer' },
    may: theTwo,
  },
  removeParticipant: {
    from: withEverybody,
    command: { type: 'removeParticipant', person: guest },
    may: ['worker', 'lead', 'guest'],
  },
  declareConflict: {
    from: withEverybody,
    command: { type: 'declareConflict', person: guest },
    may: ['worker', 'lead', 'guest'],
  },
  revisitDue: { from: withEverybody, command: { type: 'revisitDue' }, may: ['service'] },
  chaseConcern: { from: withEverybody, command: { type: 'chaseConcern' }, may: ['service'] },
  remind: { from: withEverybody, command: { type: 'remind', about: 'revisit' }, may: ['service'] },
  lapseAgreements: { from: withEverybody, command: { type: 'lapseAgreements' }, may: ['service'] },
};

function isNotYours(walk: Walk, by: string | null, command: DiscussionCommand): boolean {
  const decided = walk.try(by, command);
  return !decided.ok && decided.why === 'notYours';
}

describe('who may send what', () => {
  for (const { from, command, may } of Object.values(table)) {
    test(`${command.type}: ${may.join(', ')}`, () => {
      const walk = from();
      const allowed = persons.filter((person) => !isNotYours(walk, ids[person], command));
      expect(allowed).toEqual(may);
    });
  }

  test('[D1] the worker accepts what a practice lead proposes, and not the other way round', () => {
    const walk = proposed({ proposedAs: 'practiceLead' });
    expect(answer(walk.try(lead, { type: 'accept' }))).toBe(
      'notYours: It waits for the other one’s answer.',
    );
    expect(answer(walk.try(worker, { type: 'accept' }))).toBe('taken');
  });

  test('[D14] the facilitator is whoever holds it now', () => {
    const walk = together().send(lead, { type: 'handOverFacilitation', to: worker });
    const command = { type: 'moveTo', stage: 'childsExperience' } as const;
    expect(answer(walk.try(lead, command))).toBe('notYours: The facilitator does that.');
    expect(answer(walk.try(worker, command))).toBe('taken');
  });

  test('[D29 D30] a guest speaks for herself only', () => {
    const walk = withGuest(preparing());
    expect(walk.try(guest, { type: 'declareConflict' }).ok).toBe(true);
    expect(answer(walk.try(guest, { type: 'declareConflict', person: lead }))).toContain(
      'notYours',
    );
    expect(answer(walk.try(guest, { type: 'removeParticipant', person: lead }))).toContain(
      'notYours',
    );
  });

  test('[D33] a head of service acknowledges once it was chased, or where there is no manager', () => {
    expect(answer(raised().try(head, { type: 'acknowledge' }))).toContain('notYours');
    expect(raised().try(head, { type: 'acknowledge' }, { teamManagers: [] }).ok).toBe(true);
    const chased = raised().wait(1).send(null, { type: 'chaseConcern' });
    expect(chased.try(head, { type: 'acknowledge' }).ok).toBe(true);
    expect(chased.try(manager, { type: 'acknowledge' }).ok).toBe(true);
  });

  test('[D33] never the one who raised it, nor anybody with a conflict of interest', () => {
    const own = { teamManagers: [worker, manager] };
    expect(answer(raised().try(worker, { type: 'acknowledge' }, own))).toBe(
      'notYours: Somebody else acknowledges a worry that you raised.',
    );
    const conflicted = raised(withGuest(preparing()).send(guest, { type: 'declareConflict' }));
    expect(
      answer(conflicted.try(guest, { type: 'acknowledge' }, { teamManagers: [guest, manager] })),
    ).toContain('notYours');
  });

  test('[D34] who acknowledged hands over, even when a responder no more', () => {
    const walk = raised().send(manager, { type: 'acknowledge' });
    const command = { type: 'handOver', recordedWhere: 'CR-4821 case note' } as const;
    expect(walk.try(manager, command, { teamManagers: ['next'] }).ok).toBe(true);
    expect(walk.try('next', command, { teamManagers: ['next'] }).ok).toBe(true);
    expect(walk.try(worker, command).ok).toBe(true);
    expect(answer(walk.try(guest, command))).toContain('notYours');
  });

  test('who may comes before whether it is possible now', () => {
    expect(answer(preparing().try('somebody', { type: 'finish' }))).toContain('notYours');
    expect(answer(preparing().try(worker, { type: 'finish' }))).toBe(
      'notNow: The room is not open yet.',
    );
    expect(answer(agreeing().try(null, { type: 'agree', contentHash: otherText }))).toContain(
      'notYours',
    );
  });
});
