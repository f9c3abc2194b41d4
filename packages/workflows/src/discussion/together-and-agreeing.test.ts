import { describe, expect, test } from 'vitest';
import { acting, agreeing, closing, ready, together } from './testing/scenes.ts';
import { answer, lead, otherText, text, worker } from './testing/walk.ts';

const agree = { type: 'agree', contentHash: text } as const;

describe('together', () => {
  test('[D10] moving goes in any direction and destroys nothing', () => {
    const walk = closing().send(lead, { type: 'moveTo', stage: 'arriving' });
    expect(walk.where).toBe('together arriving');
    expect(walk.context.stagesReached).toEqual([
      'arriving',
      'childsExperience',
      'strengths',
      'closing',
    ]);
    walk.send(lead, { type: 'moveTo', stage: 'strengths' });
    expect(walk.where).toBe('together strengths');
    expect(walk.context.stagesReached).toHaveLength(4);
  });

  test('[D10] nothing moves while paused', () => {
    const walk = together().send(worker, { type: 'pause' });
    for (const command of [
      { type: 'moveTo', stage: 'childsExperience' },
      { type: 'finish' },
    ] as const) {
      expect(answer(walk.try(lead, command))).toBe('notNow: The room is paused.');
    }
  });

  test('[D13] ready to move on is cleared by a move', () => {
    const walk = together()
      .send(worker, { type: 'readyToMoveOn' })
      .send(lead, { type: 'readyToMoveOn' });
    expect(walk.context.readyToMoveOn).toEqual([worker, lead]);
    walk.send(lead, { type: 'moveTo', stage: 'childsExperience' });
    expect(walk.context.readyToMoveOn).toEqual([]);
  });

  test('[D14] facilitation goes over, paused or not', () => {
    const walk = together().send(worker, { type: 'pause' });
    walk.send(lead, { type: 'handOverFacilitation', to: worker });
    expect(walk.context.facilitator).toBe(worker);
  });

  test('[D15] resuming returns to the same stage', () => {
    const walk = closing().send(worker, { type: 'pause' });
    expect(walk.where).toBe('together closing paused');
    expect(answer(walk.try(worker, { type: 'pause' }))).toBe('notNow: The room is paused.');
    expect(walk.send(lead, { type: 'resume' }).where).toBe('together closing');
    expect(answer(walk.try(lead, { type: 'resume' }))).toBe('notNow: The room is not paused.');
  });

  test('[D16] finishing is possible from closing only', () => {
    const walk = together();
    expect(answer(walk.try(lead, { type: 'finish' }))).toBe('notNow: Move to closing first.');
    const finished = closing().send(lead, { type: 'finish' });
    expect(finished.where).toBe('agreeing');
    expect(finished.told).toEqual({ readyToAgree: [worker] });
    expect(finished.last.arm).toEqual([
      { name: 'remindAgreement', dueAt: '2026-09-08T09:00:00.000Z' },
    ]);
  });
});

describe('agreeing', () => {
  test('[D21] both agreements make the record, in one step, with its actions and its revisit', () => {
    const walk = agreeing().send(worker, agree);
    expect(walk.where).toBe('agreeing');
    expect(walk.told).toEqual({ otherAgreed: [lead] });
    expect(walk.last.within).toEqual([]);
    walk.send(
      lead,
      { type: 'agreeWithDifference', contentHash: text, view: 'It was duty cover.' },
      {
        nextSteps: [
          {
            id: 'n1',
            text: 'Memory box',
            owner: worker,
            due: '2026-10-01',
            expectedChange: 'He has it.',
          },
          { id: 'n2', text: 'No owner', owner: null, due: '2026-10-01', expectedChange: null },
          { id: 'n3', text: 'No date', owner: lead, due: null, expectedChange: null },
          { id: 'n4', text: '  ', owner: lead, due: '2026-10-01', expectedChange: null },
        ],
      },
    );
    expect(walk.where).toBe('acting');
    expect(walk.told).toEqual({ recordAgreed: [worker] });
    expect(walk.last.within).toEqual([{ type: 'keepRecord', version: 1 }]);
    expect(walk.last.effects).toContainEqual({
      type: 'openAction',
      finding: 'n1',
      what: 'Memory box',
      owner: worker,
      due: '2026-10-01',
      expectedChange: 'He has it.',
    });
    expect(walk.last.effects.filter(({ type }) => type === 'openAction')).toHaveLength(1);
    expect(walk.last.arm).toEqual([{ name: 'revisit', dueAt: '2026-10-13T09:00:00.000Z' }]);
    expect(walk.last.disarm).toContain('remindAgreement');
    expect(walk.context.agreements.map(({ difference }) => difference)).toEqual([
      null,
      'It was duty cover.',
    ]);
  });

  test('[D20 D21] agreements to two texts are not one agreement', () => {
    const walk = agreeing().send(worker, agree);
    walk.send(lead, { type: 'agree', contentHash: otherText }, { contentHash: otherText });
    expect(walk.where).toBe('agreeing');
    walk.send(worker, { type: 'agree', contentHash: otherText }, { contentHash: otherText });
    expect(walk.where).toBe('acting');
  });

  test('[D20] changed text lapses what was agreed, and says so to those who had', () => {
    const walk = agreeing().send(worker, agree);
    walk.send(null, { type: 'lapseAgreements' }, { contentHash: otherText });
    expect(walk.told).toEqual({ agreementLapsed: [worker] });
    expect(walk.context).toMatchObject({
      agreements: [],
      lapsed: [{ person: worker, at: walk.at }],
    });
    walk.send(worker, agree);
    expect(walk.context.lapsed).toEqual([]);
  });

  test('[D20] only agreements to another text lapse', () => {
    const walk = agreeing().send(worker, agree);
    walk.send(lead, { type: 'agree', contentHash: otherText }, { contentHash: otherText });
    walk.send(null, { type: 'lapseAgreements' }, { contentHash: otherText });
    expect(walk.context.agreements.map(({ person }) => person)).toEqual([lead]);
    expect(walk.told).toEqual({ agreementLapsed: [worker] });
  });

  test('[D20] other words of the family are another text', () => {
    const walk = agreeing().send(worker, agree);
    walk.send(lead, { type: 'recordFamilyVoice', words: 'Tell my sister I won.', how: 'Visit' });
    expect(walk.told).toEqual({ agreementLapsed: [worker] });
    expect(walk.context.agreements).toEqual([]);
    const own = agreeing().send(worker, agree);
    own.send(worker, { type: 'recordFamilyVoice', words: 'x', how: 'x' });
    expect(own.told).toEqual({});
    expect(own.context.lapsed).toHaveLength(1);
  });

  test('[D22] asking for a change goes back to closing and keeps what was agreed bound to its text', () => {
    const walk = agreeing()
      .send(worker, agree)
      .send(lead, { type: 'askForChange', about: 'The second worry' });
    expect(walk.where).toBe('together closing');
    expect(walk.told).toEqual({ changeAsked: [worker] });
    expect(walk.context).toMatchObject({
      changeAsked: { by: lead, about: 'The second worry' },
      agreements: [{ person: worker, contentHash: text }],
    });
    walk.send(lead, { type: 'finish' });
    expect(walk.context.changeAsked).toBeNull();
    expect(walk.send(lead, agree).where).toBe('acting');
  });

  test('[D23] agreeing again replaces one’s own earlier agreement and difference', () => {
    const walk = agreeing()
      .send(worker, { type: 'agreeWithDifference', contentHash: text, view: 'Duty cover' })
      .send(worker, agree);
    expect(walk.context.agreements).toMatchObject([{ person: worker, difference: null }]);
    expect(walk.where).toBe('agreeing');
  });

  test('after a week those who have not agreed to the text as it is are reminded', () => {
    const walk = agreeing().send(worker, agree).send(null, { type: 'remind', about: 'agreement' });
    expect(walk.told).toEqual({ reminder: [lead] });
    walk.send(null, { type: 'remind', about: 'agreement' }, { contentHash: otherText });
    expect(walk.told).toEqual({ reminder: [lead, worker].toSorted() });
  });

  test('[D24] a planned revisit that is still to come is kept, a day that went by is not', () => {
    const planned = agreeing().send(worker, {
      type: 'planRevisit',
      at: '2026-11-01T09:00:00.000Z',
    });
    planned.send(worker, agree).send(lead, agree);
    expect(planned.context.revisitAt).toBe('2026-11-01T09:00:00.000Z');
    const passed = agreeing().send(worker, { type: 'planRevisit', at: '2026-09-02T09:00:00.000Z' });
    passed.wait(48).send(worker, agree).send(lead, agree);
    expect(passed.context.revisitAt).toBe('2026-10-15T09:00:00.000Z');
  });

  test('[D24] no revisit is planned before the room is open', () => {
    const command = { type: 'planRevisit', at: '2026-12-01T09:00:00.000Z' } as const;
    expect(answer(ready().try(worker, command))).toBe('notNow: You are still preparing.');
    const walk = acting().send(worker, command);
    expect(walk.last.arm).toEqual([{ name: 'revisit', dueAt: command.at }]);
  });
});
