import { describe, expect, test } from 'vitest';
import { readableDifferences, readableScaleAnswers } from './reading.ts';
import { acting, agreeing, closed, revisiting, withGuest } from './testing/scenes.ts';
import { answer, guest, lead, text, worker } from './testing/walk.ts';

const nextSteps = [
  { id: 'n1', text: 'Memory box', owner: worker, due: '2026-10-01', expectedChange: null },
];
const agree = { type: 'agree', contentHash: text } as const;
const reopen = { type: 'reopen', reason: 'We left something out.' } as const;

describe('acting and revisiting', () => {
  test('[D24] the revisit begins at its date or when one of the two says so', () => {
    const due = acting()
      .wait(42 * 24)
      .send(null, { type: 'revisitDue' });
    expect(due.where).toBe('revisiting');
    expect(due.told).toEqual({ revisitDue: [lead, worker].toSorted() });
    expect(due.last).toMatchObject({
      arm: [{ name: 'remindRevisit', dueAt: '2026-10-20T09:00:00.000Z' }],
      disarm: ['revisit'],
    });
    const now = acting().send(worker, { type: 'revisitNow' });
    expect(now.where).toBe('revisiting');
    expect(now.told).toEqual({ revisitDue: [lead] });
  });

  test('[D25] each says once what changed; both close it', () => {
    const walk = revisiting().send(worker, {
      type: 'recordDifference',
      whatChanged: 'A.',
      scale: 6,
    });
    expect(walk.where).toBe('revisiting');
    expect(walk.told).toEqual({ differenceRecorded: [lead] });
    walk.send(null, { type: 'remind', about: 'revisit' });
    expect(walk.told).toEqual({ reminder: [lead] });
    walk.send(lead, { type: 'recordDifference', whatChanged: 'B.', scale: 7 });
    expect(walk.where).toBe('closed');
    expect(walk.told).toEqual({ closed: [worker] });
    expect(walk.last.disarm).toEqual(['remindRevisit']);
    expect(walk.context.scale?.answers).toEqual([
      { person: worker, when: 'revisit', value: 6 },
      { person: lead, when: 'revisit', value: 7 },
    ]);
  });

  test('[D25] what the other wrote is read only when both are in, at each revisit anew', () => {
    const walk = revisiting().send(worker, { type: 'recordDifference', whatChanged: 'A.' });
    const read = (reader: string) =>
      readableDifferences(walk.context, reader).map(({ whatChanged }) => whatChanged);
    expect([read(worker), read(lead)]).toEqual([['A.'], []]);
    walk.send(lead, { type: 'recordDifference', whatChanged: 'B.' });
    expect(read(lead)).toEqual(['A.', 'B.']);
    walk.send(worker, reopen).send(lead, reopen).send(lead, { type: 'finish' });
    walk.send(worker, agree).send(lead, agree).send(worker, { type: 'revisitNow' });
    expect(read(lead)).toEqual(['A.', 'B.']);
    walk.send(worker, { type: 'recordDifference', whatChanged: 'C.' });
    expect([read(worker), read(lead)]).toEqual([
      ['A.', 'B.', 'C.'],
      ['A.', 'B.'],
    ]);
    walk.send(lead, { type: 'recordDifference', whatChanged: 'D.' });
    expect(walk.where).toBe('closed');
    expect(read(lead)).toEqual(['A.', 'B.', 'C.', 'D.']);
  });

  test('[D6 D25] scale answers are revealed together, to the two', () => {
    const walk = withGuest(
      revisiting().send(worker, { type: 'recordDifference', whatChanged: 'A.', scale: 6 }),
    );
    const read = (reader: string) =>
      readableScaleAnswers(walk.look(), reader).map(({ value }) => value);
    expect([read(worker), read(lead)]).toEqual([[6], []]);
    walk.send(lead, { type: 'recordDifference', whatChanged: 'B.', scale: 7 });
    expect([read(worker), read(lead), read(guest)]).toEqual([[6, 7], [6, 7], []]);
  });
});

describe('reopening', () => {
  test('[D26] one asks, the other sends it too, and a new version begins at closing', () => {
    for (const walk of [acting(), revisiting(), closed()]) {
      walk.send(worker, reopen);
      expect(walk.told).toEqual({ reopeningAsked: [lead] });
      expect(walk.last.event).toBe('reopeningAsked');
      walk.send(lead, reopen);
      expect(walk.where).toBe('together closing');
      expect(walk.last.event).toBe('reopened');
      expect(walk.told).toEqual({ reopened: [worker] });
      expect(walk.last.disarm).toContain('revisit');
      expect(walk.context).toMatchObject({
        recordVersion: 2,
        agreements: [],
        lapsed: [],
        reopening: null,
        revisitAt: null,
      });
    }
  });

  test('[D26] the other may rather leave it as it is', () => {
    const walk = acting().send(worker, reopen).send(lead, { type: 'declineReopening' });
    expect(walk.told).toEqual({ reopeningDeclined: [worker] });
    expect(walk.context.reopening).toBeNull();
    expect(walk.where).toBe('acting');
    expect(walk.try(lead, reopen).ok).toBe(true);
  });

  test('[D21 D26] the new version is kept as such and opens only what is new', () => {
    const walk = agreeing().send(worker, agree).send(lead, agree, { nextSteps });
    walk.send(worker, reopen).send(lead, reopen).send(lead, { type: 'finish' });
    const more = [
      ...nextSteps,
      {
        ...nextSteps[0],
        id: 'n2',
        text: 'Nan',
        owner: lead,
        due: '2026-10-02',
        expectedChange: null,
      },
    ];
    walk.send(worker, agree).send(lead, agree, { nextSteps: more });
    expect(walk.last.within).toEqual([{ type: 'keepRecord', version: 2 }]);
    expect(walk.last.effects.filter(({ type }) => type === 'openAction')).toMatchObject([
      { finding: 'n2' },
    ]);
  });

  test('[D26] nothing is reopened that is still open', () => {
    expect(answer(agreeing().try(worker, reopen))).toBe(
      'notNow: The record is not agreed yet, so it is still open.',
    );
  });
});
