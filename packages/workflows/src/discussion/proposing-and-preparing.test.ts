import { describe, expect, test } from 'vitest';
import { bothShared, preparing, proposed, ready } from './testing/scenes.ts';
import { answer, guest, lead, offered, worker } from './testing/walk.ts';

describe('proposing', () => {
  test('[D1] the other is awaited and told; whoever asks is not', () => {
    expect(proposed().told).toEqual({ invited: [lead] });
    expect(proposed().context.awaiting).toBe(lead);
    const byLead = proposed({ proposedAs: 'practiceLead' });
    expect(byLead.told).toEqual({ invited: [worker] });
    expect(byLead.context).toMatchObject({ awaiting: worker, proposedBy: lead });
  });

  test('[D1] accepting with a time schedules the meeting, without one does not', () => {
    const walk = proposed().send(lead, { type: 'accept', time: offered });
    expect(walk.where).toBe('preparing');
    expect(walk.told).toEqual({ accepted: [worker] });
    expect(walk.context.meeting).toEqual({
      startsAt: offered,
      durationMinutes: 60,
      place: 'To be agreed',
    });
    expect(preparing().context).toMatchObject({ meeting: null, awaiting: null });
  });

  test('[D2] a suggestion replaces what it names and waits for the other', () => {
    const walk = proposed().send(lead, { type: 'suggestChange', focus: 'His sister' });
    expect(walk.context).toMatchObject({ focus: 'His sister', times: [offered], awaiting: worker });
    expect(walk.told).toEqual({ changeSuggested: [worker] });
    const times = ['2026-09-12T10:00:00.000Z'];
    walk.send(worker, { type: 'suggestChange', times });
    expect(walk.context).toMatchObject({ focus: 'His sister', times, awaiting: lead });
  });

  test('[D3] withdrawing is open until the room is, then it is not', () => {
    for (const walk of [proposed(), preparing(), ready()]) {
      walk.send(worker, { type: 'withdraw' });
      expect(walk.where).toBe('withdrawn');
      expect(walk.told).toEqual({ withdrawn: [lead] });
      expect(walk.context).toMatchObject({
        withdrawn: { by: worker, reason: null },
        awaiting: null,
      });
    }
    const walk = ready().send(worker, { type: 'openRoom' });
    expect(answer(walk.try(worker, { type: 'withdraw' }))).toContain('notNow');
    expect(
      answer(
        proposed().send(lead, { type: 'withdraw', reason: 'Ill' }).try(lead, { type: 'accept' }),
      ),
    ).toBe('notNow: This discussion was withdrawn.');
  });

  test('an invitation without an answer is called to mind after five days, of the one who is awaited', () => {
    const walk = proposed();
    expect(walk.last.arm).toEqual([
      { name: 'remindInvitation', dueAt: '2026-09-06T09:00:00.000Z' },
    ]);
    walk.send(null, { type: 'remind', about: 'invitation' });
    expect(walk.told).toEqual({ reminder: [lead] });
    walk.wait(24).send(lead, { type: 'suggestChange', focus: 'x' });
    expect(walk.last.arm).toEqual([
      { name: 'remindInvitation', dueAt: '2026-09-07T09:00:00.000Z' },
    ]);
    walk.send(worker, { type: 'accept' });
    expect(walk.last.disarm).toContain('remindInvitation');
  });
});

describe('preparing', () => {
  test('[D4] four things side by side; all done is ready', () => {
    const walk = preparing();
    expect(walk.look().preparation).toEqual({
      workerReflection: 'writing',
      practiceLeadReflection: 'writing',
      familyVoice: 'notAsked',
      meeting: 'notScheduled',
    });
    walk.send(worker, { type: 'shareReflection' }).send(worker, { type: 'askFamily' });
    walk.send(lead, { type: 'schedule', startsAt: offered, durationMinutes: 45, place: 'Room 2' });
    expect(walk.look().preparation).toEqual({
      workerReflection: 'shared',
      practiceLeadReflection: 'writing',
      familyVoice: 'asked',
      meeting: 'scheduled',
    });
    walk.send(lead, { type: 'shareReflection' });
    expect(walk.where).toBe('preparing');
    walk.send(worker, { type: 'explainNoFamilyVoice', reason: 'In hospital' });
    expect(walk.where).toBe('ready');
  });

  test('[D6] the first to share is known to have shared, the second reveals both', () => {
    const walk = preparing().send(worker, { type: 'shareReflection', scale: 4 });
    expect(walk.told).toEqual({ reflectionShared: [lead] });
    walk.send(lead, { type: 'shareReflection', scale: 3 });
    expect(walk.told).toEqual({ reflectionsRevealed: [worker] });
    expect(walk.context.scale?.answers).toEqual([
      { person: worker, when: 'before', value: 4 },
      { person: lead, when: 'before', value: 3 },
    ]);
  });

  test('[D5] what was taken back is not shared, nor is its scale answer', () => {
    const walk = preparing()
      .send(worker, { type: 'shareReflection', scale: 4 })
      .send(worker, { type: 'takeBackReflection' });
    expect(walk.told).toEqual({ reflectionTakenBack: [lead] });
    expect(walk.look().preparation?.workerReflection).toBe('writing');
    expect(walk.context).toMatchObject({ shared: [], scale: { answers: [] } });
  });

  test('[D7] words replace an explanation, an explanation does not replace words', () => {
    const walk = preparing()
      .send(lead, { type: 'explainNoFamilyVoice', reason: 'In hospital' })
      .send(lead, { type: 'explainNoFamilyVoice', reason: 'Still in hospital' })
      .send(worker, { type: 'recordFamilyVoice', words: 'I liked it.', how: 'By phone' });
    expect(walk.context.familyVoice).toEqual({
      status: 'recorded',
      words: 'I liked it.',
      how: 'By phone',
      reason: null,
    });
    expect(walk.try(worker, { type: 'recordFamilyVoice', words: 'More.', how: 'x' }).ok).toBe(true);
    expect(answer(proposed().try(worker, { type: 'askFamily' }))).toBe(
      'notNow: The invitation has not been accepted yet.',
    );
  });

  test('[D8] scheduling again moves the meeting and tells the others', () => {
    const walk = ready();
    const startsAt = '2026-09-20T10:00:00.000Z';
    walk.send(worker, { type: 'schedule', startsAt, durationMinutes: 30, place: 'Car' });
    expect(walk.context.meeting).toEqual({ startsAt, durationMinutes: 30, place: 'Car' });
    expect(walk.told).toEqual({ meetingScheduled: [lead] });
  });

  test('a day before the meeting, those who still write are reminded', () => {
    const walk = preparing();
    expect(walk.last.disarm).toContain('remindReflection');
    const meeting = {
      type: 'schedule',
      startsAt: offered,
      durationMinutes: 60,
      place: 'x',
    } as const;
    walk.send(lead, meeting);
    expect(walk.last.arm).toEqual([
      { name: 'remindReflection', dueAt: '2026-09-09T10:00:00.000Z' },
    ]);
    walk
      .send(lead, { type: 'shareReflection' })
      .send(null, { type: 'remind', about: 'reflection' });
    expect(walk.told).toEqual({ reminder: [worker] });
    walk.send(lead, { ...meeting, startsAt: '2026-09-01T18:00:00.000Z' });
    expect(walk.last).toMatchObject({ arm: [], disarm: ['remindReflection'] });
    walk.send(worker, { type: 'shareReflection' }).send(worker, { type: 'openRoom' });
    expect(walk.last.disarm).toEqual(['remindReflection']);
    const soon = proposed().send(lead, { type: 'accept', time: offered });
    expect(soon.last.arm).toEqual([
      { name: 'remindReflection', dueAt: '2026-09-09T10:00:00.000Z' },
    ]);
  });

  test('[D9] the room opens with the practice lead facilitating, before all is ready if need be', () => {
    const walk = bothShared().send(worker, { type: 'openRoom' });
    expect(walk.where).toBe('together arriving');
    expect(walk.told).toEqual({ roomOpened: [lead] });
    expect(walk.context).toMatchObject({ facilitator: lead, stagesReached: ['arriving'] });
    expect(ready().send(lead, { type: 'openRoom' }).where).toBe('together arriving');
  });

  test('[D29] guests come in from preparing on, are told, and hear what all hear', () => {
    expect(
      answer(
        proposed().try(
          worker,
          { type: 'inviteParticipant', person: guest, as: 'partner' },
          { named: { id: guest, roles: [] } },
        ),
      ),
    ).toBe('notNow: The invitation has not been accepted yet.');
    const walk = ready().send(
      worker,
      { type: 'inviteParticipant', person: guest, as: 'partner' },
      { named: { id: guest, roles: [] } },
    );
    expect(walk.told).toEqual({ joinedDiscussion: [guest] });
    expect(walk.context.participants).toContainEqual({ person: guest, role: 'partner' });
    walk.send(lead, { type: 'openRoom' });
    expect(walk.told).toEqual({ roomOpened: [guest, worker] });
    walk.send(lead, { type: 'removeParticipant', person: guest });
    expect(walk.told).toEqual({ leftDiscussion: [guest] });
    expect(walk.context.participants).toHaveLength(2);
  });
});
