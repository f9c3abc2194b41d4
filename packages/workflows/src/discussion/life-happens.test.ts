import { describe, expect, test } from 'vitest';
import { documentAccess } from './access.ts';
import {
  acting,
  agreeing,
  bothShared,
  closed,
  closing,
  preparing,
  proposed,
  raised,
  ready,
  together,
  withGuest,
} from './testing/scenes.ts';
import {
  answer,
  guest,
  head,
  lead,
  manager,
  newLead,
  newWorker,
  otherText,
  text,
  type Walk,
  worker,
} from './testing/walk.ts';

const agree = { type: 'agree', contentHash: text } as const;

function replaceWorker(walk: Walk, by = worker): Walk {
  return walk.send(
    by,
    { type: 'replaceParticipant', role: 'worker', person: newWorker },
    { named: { id: newWorker, roles: ['worker'] } },
  );
}

function replaceLead(walk: Walk, by = worker): Walk {
  return walk.send(
    by,
    { type: 'replaceParticipant', role: 'practiceLead', person: newLead },
    { named: { id: newLead, roles: ['practiceLead'] } },
  );
}

describe('setting aside', () => {
  test('[D27] from any state before acting, and back to where it was', () => {
    for (const scene of [proposed, preparing, ready, together, closing, agreeing]) {
      const walk = scene();
      const before = walk.where;
      walk.send(worker, { type: 'setAside', reason: 'Court' });
      expect(walk.where).toBe('setAside');
      expect(walk.told).toEqual({ setAside: [lead] });
      expect(walk.context.setAside).toMatchObject({ by: worker, reason: 'Court' });
      expect(answer(walk.try(lead, { type: 'setAside', reason: 'x' }))).toContain('already');
      walk.send(lead, { type: 'takeUpAgain' });
      expect(walk.where).toBe(before);
      expect(walk.told).toEqual({ takenUpAgain: [worker] });
      expect(walk.context.setAside).toBeNull();
    }
    expect(answer(acting().try(worker, { type: 'setAside', reason: 'x' }))).toContain('notNow');
    expect(answer(acting().try(worker, { type: 'takeUpAgain' }))).toBe(
      'notNow: It is not set aside.',
    );
  });

  test('[D27] a paused room is taken up at its stage', () => {
    const walk = closing()
      .send(lead, { type: 'pause' })
      .send(worker, { type: 'setAside', reason: 'x' });
    expect(walk.send(worker, { type: 'takeUpAgain' }).where).toBe('together closing');
  });
});

describe('somebody takes over', () => {
  test('[D28] the leaver’s reflection stays the leaver’s alone, the newcomer starts anew', () => {
    const walk = replaceWorker(bothShared());
    expect(walk.told).toEqual({ leftDiscussion: [lead], joinedDiscussion: [newWorker] });
    expect(walk.look().preparation?.workerReflection).toBe('writing');
    const { circle } = walk.look(lead);
    const left = { kind: 'reflection', discussion: 'd', person: worker } as const;
    expect(documentAccess(circle, left, lead)).toBe('none');
    expect(documentAccess(circle, left, newWorker)).toBe('none');
    expect(documentAccess(circle, left, worker)).toBe('read');
    expect(documentAccess(circle, { ...left, person: newWorker }, newWorker)).toBe('write');
    expect(documentAccess(circle, { ...left, person: lead }, newWorker)).toBe('none');
    walk.send(newWorker, { type: 'shareReflection' });
    const shared = walk.look(lead).circle;
    expect(documentAccess(shared, { ...left, person: newWorker }, lead)).toBe('read');
    expect(documentAccess(shared, { ...left, person: lead }, newWorker)).toBe('read');
  });

  test('[D28] from ready it goes back to preparing, also when that happens while set aside', () => {
    expect(replaceLead(ready()).where).toBe('preparing');
    const walk = replaceLead(ready().send(worker, { type: 'setAside', reason: 'x' }));
    expect(walk.send(newLead, { type: 'takeUpAgain' }).where).toBe('preparing');
  });

  test('[D28] later states stay; the newcomer may share until the record is agreed', () => {
    const walk = replaceLead(agreeing().send(worker, agree));
    expect(walk.where).toBe('agreeing');
    expect(walk.told).toMatchObject({ joinedDiscussion: [newLead] });
    expect(walk.context.agreements).toEqual([]);
    expect(walk.context.lapsed).toMatchObject([{ person: worker }]);
    walk.send(newLead, { type: 'shareReflection' });
    expect(walk.told).toEqual({ reflectionsRevealed: [worker] });
    const room = replaceWorker(together());
    expect(room.where).toBe('together arriving');
    expect(room.try(newWorker, { type: 'shareReflection' }).ok).toBe(true);
    expect(answer(replaceWorker(acting()).try(newWorker, { type: 'shareReflection' }))).toContain(
      'notNow',
    );
  });

  test('[D20 D28] who had agreed is told that it lapsed', () => {
    const walk = replaceLead(agreeing().send(worker, agree), lead);
    expect(walk.told).toMatchObject({ agreementLapsed: [worker] });
  });

  test('[D28] who left has nothing to agree to again', () => {
    const walk = replaceWorker(agreeing().send(worker, agree), lead);
    expect(walk.told).toEqual({ leftDiscussion: [worker], joinedDiscussion: [newWorker] });
    expect(walk.context).toMatchObject({ agreements: [], lapsed: [] });
  });

  test('[D28] facilitation goes to the newcomer if the leaver held it', () => {
    expect(replaceLead(together()).context.facilitator).toBe(newLead);
    expect(replaceWorker(together()).context.facilitator).toBe(lead);
    expect(replaceLead(ready()).context.facilitator).toBeNull();
  });

  test('[D28] an agreed record keeps its agreements', () => {
    for (const scene of [acting, closed]) {
      const walk = replaceLead(scene());
      expect(walk.context.agreements).toHaveLength(2);
      expect(walk.context.former).toEqual([lead]);
    }
    expect(
      answer(
        proposed()
          .send(worker, { type: 'withdraw' })
          .try(worker, { type: 'replaceParticipant', role: 'worker', person: newWorker }),
      ),
    ).toContain('withdrawn');
  });

  test('[D28] a new worker answers for herself, a new practice lead stands where the leaver stood', () => {
    expect(replaceWorker(proposed()).context.awaiting).toBe(newWorker);
    expect(replaceLead(proposed()).context.awaiting).toBe(newLead);
    const byLead = proposed({ proposedAs: 'practiceLead' });
    expect(replaceLead(byLead, lead).context.awaiting).toBe(worker);
  });

  test('[D26 D28] who asked to reopen and left asks no more', () => {
    const walk = replaceWorker(acting().send(worker, { type: 'reopen', reason: 'x' }));
    expect(walk.context.reopening).toBeNull();
    const stays = replaceLead(acting().send(worker, { type: 'reopen', reason: 'x' }));
    expect(stays.context.reopening).toMatchObject({ by: worker });
  });

  test('[D28] who comes back is former no more', () => {
    const walk = replaceWorker(preparing());
    walk.send(
      lead,
      { type: 'replaceParticipant', role: 'worker', person: worker },
      { named: { id: worker, roles: ['worker'] } },
    );
    expect(walk.context.former).toEqual([newWorker]);
  });

  test('[D13 D28] what the leaver was ready for, the newcomer is not', () => {
    const walk = together().send(worker, { type: 'readyToMoveOn' });
    expect(replaceWorker(walk).context.readyToMoveOn).toEqual([]);
  });
});

describe('a conflict of interest', () => {
  test('[D30] sets aside what is before acting, until the place is filled', () => {
    for (const scene of [proposed, preparing, ready, together, agreeing]) {
      const walk = scene().send(lead, { type: 'declareConflict' });
      expect(walk.where).toBe('setAside');
      expect(walk.told).toEqual({ conflictDeclared: [worker] });
      expect(walk.context).toMatchObject({ conflicted: [lead], former: [] });
      expect(walk.context.participants).toEqual([{ person: worker, role: 'worker' }]);
      expect(replaceLead(walk).send(newLead, { type: 'takeUpAgain' }).where).not.toBe('setAside');
    }
  });

  test('[D30] access ends at once and for good', () => {
    const walk = replaceLead(bothShared().send(worker, { type: 'declareConflict', person: lead }));
    expect(walk.context.former).toEqual([]);
    const own = { kind: 'reflection', discussion: 'd', person: lead } as const;
    expect(documentAccess(walk.look().circle, own, lead)).toBe('none');
    expect(documentAccess(walk.look().circle, { kind: 'findings', discussion: 'd' }, lead)).toBe(
      'none',
    );
    const later = replaceWorker(acting()).send(newWorker, { type: 'declareConflict' });
    expect(later.context.former).toEqual([worker]);
    expect(later.where).toBe('acting');
  });

  test('[D30] the one concerned is told when another declares it', () => {
    const walk = preparing().send(worker, { type: 'declareConflict', person: lead });
    expect(walk.told).toEqual({ conflictDeclared: [lead] });
  });

  test('[D30] a guest’s conflict ends her part and nothing else', () => {
    const walk = withGuest(together()).send(guest, { type: 'declareConflict' });
    expect(walk.where).toBe('together arriving');
    expect(walk.context).toMatchObject({ conflicted: [guest], facilitator: lead });
    expect(walk.told).toEqual({ conflictDeclared: [lead, worker].toSorted() });
  });

  test('[D1 D30] whoever comes into an empty place of a proposal answers it', () => {
    const walk = replaceLead(proposed().send(lead, { type: 'declareConflict' }));
    expect(walk.send(worker, { type: 'takeUpAgain' }).context.awaiting).toBe(newLead);
    const other = replaceLead(
      proposed({ proposedAs: 'practiceLead' }).send(lead, { type: 'declareConflict' }),
    );
    expect(other.context.awaiting).toBe(worker);
  });

  test('[D28 D30] facilitation of an empty place goes to who fills it', () => {
    const walk = together().send(lead, { type: 'declareConflict' });
    expect(walk.context.facilitator).toBeNull();
    expect(replaceLead(walk).context.facilitator).toBe(newLead);
    const other = together().send(worker, { type: 'declareConflict' });
    expect(other.context.facilitator).toBe(lead);
  });
});

describe('safety', () => {
  test('[D31] team managers are told at once, heads of service where there is none', () => {
    expect(raised().told).toEqual({ concernRaised: [manager] });
    expect(raised().last.arm).toEqual([{ name: 'concern', dueAt: '2026-09-01T10:00:00.000Z' }]);
    const walk = preparing();
    walk.send(lead, { type: 'raiseConcern', summary: 'x' }, { teamManagers: [] });
    expect(walk.told).toEqual({ concernRaised: [head] });
    const own = preparing();
    own.send(worker, { type: 'raiseConcern', summary: 'x' }, { teamManagers: [worker] });
    expect(own.told).toEqual({ concernRaised: [head] });
  });

  test('[D31] whatever the journey, also withdrawn, set aside and closed', () => {
    const aside = preparing().send(lead, { type: 'setAside', reason: 'x' });
    for (const walk of [
      proposed(),
      proposed().send(worker, { type: 'withdraw' }),
      aside,
      closed(),
    ]) {
      const before = walk.where;
      raised(walk);
      expect(walk.where).toBe(before);
      expect(walk.look().safety).toBe('raised');
    }
  });

  test('[D31] another worry is never refused, and takes nothing from the first', () => {
    const walk = raised().wait(0.9);
    const { summary } = walk.context.concern ?? {};
    walk.send(lead, { type: 'raiseConcern', summary: 'His brother is with him.' });
    expect(walk.told).toEqual({ concernRaised: [manager] });
    expect(walk.last.arm).toEqual([]);
    expect(walk.last.disarm).toEqual([]);
    expect(walk.context.concern).toMatchObject({ raisedBy: lead, raisedAt: walk.at });
    expect(walk.context.earlierConcerns).toMatchObject([{ summary, raisedBy: worker }]);

    walk.wait(0.1).send(null, { type: 'chaseConcern' });
    expect(walk.context.concern?.chased).toBe(1);

    walk.send(manager, { type: 'acknowledge' });
    expect(walk.told).toEqual({ concernAcknowledged: [lead, worker].toSorted() });
    const taken = { acknowledgedBy: manager, acknowledgedAt: walk.at };
    expect(walk.context).toMatchObject({ concern: taken, earlierConcerns: [taken] });

    walk.wait(1).send(worker, { type: 'raiseConcern', summary: 'A third.' });
    expect(walk.look().safety).toBe('raised');
    expect(walk.told).toEqual({ concernRaised: [head, manager].toSorted() });
    expect(walk.last.arm).toMatchObject([{ name: 'concern' }]);
    expect(walk.context.earlierConcerns).toMatchObject([taken, taken]);

    walk.wait(0.5).send(manager, { type: 'acknowledge' });
    expect(walk.context.earlierConcerns).toMatchObject([taken, taken]);
    walk.send(manager, { type: 'handOver', recordedWhere: 'Case note' });
    const over = { recordedWhere: 'Case note', handedOverAt: walk.at };
    expect(walk.context).toMatchObject({ concern: over, earlierConcerns: [over, over] });
    expect(raised(walk).context.concern?.chased).toBe(0);
    expect(walk.context.earlierConcerns).toHaveLength(3);
  });

  test('[D33] nobody acknowledges a worry of their own, though another was raised after it', () => {
    const walk = raised();
    walk.send(lead, { type: 'raiseConcern', summary: 'x' });
    const facts = { teamManagers: [worker, manager] };
    expect(answer(walk.try(worker, { type: 'acknowledge' }, facts))).toContain('Somebody else');
    expect(walk.try(manager, { type: 'acknowledge' }, facts).ok).toBe(true);
  });

  test('[D32] chased each hour, and heads of service are told too', () => {
    const walk = raised().wait(1).send(null, { type: 'chaseConcern' });
    expect(walk.told).toEqual({ concernChased: [head, manager].toSorted() });
    expect(walk.last.arm).toEqual([{ name: 'concern', dueAt: '2026-09-01T11:00:00.000Z' }]);
    expect(walk.wait(1).send(null, { type: 'chaseConcern' }).context.concern?.chased).toBe(2);
    walk.send(manager, { type: 'acknowledge' });
    expect(walk.last.disarm).toEqual(['concern']);
    expect(answer(walk.try(null, { type: 'chaseConcern' }))).toBe(
      'notNow: No worry waits to be acknowledged.',
    );
  });

  test('[D33 D34] acknowledged, handed over, raised again', () => {
    const walk = raised().send(manager, { type: 'acknowledge' });
    expect(walk.told).toEqual({ concernAcknowledged: [worker] });
    expect(walk.context.concern).toMatchObject({
      acknowledgedBy: manager,
      acknowledgedAt: walk.at,
    });
    walk.send(lead, { type: 'handOver', recordedWhere: 'Case note' });
    expect(walk.told).toEqual({ concernHandedOver: [manager, worker].toSorted() });
    expect(walk.look().safety).toBe('handedOver');
    expect(walk.context.concern).toMatchObject({
      recordedWhere: 'Case note',
      handedOverAt: walk.at,
    });
    raised(walk);
    expect(walk.look().safety).toBe('raised');
    expect(walk.context.concern).toMatchObject({ chased: 0, acknowledgedBy: null });
    expect(answer(walk.try(worker, { type: 'handOver', recordedWhere: 'x' }))).toContain(
      'acknowledged first',
    );
  });
});

describe('what the machine does not take', () => {
  test('[D20] lapsing outside of writing is refused', () => {
    expect(
      answer(acting().try(null, { type: 'lapseAgreements' }, { contentHash: otherText })),
    ).toContain('notNow');
    const walk = agreeing().send(worker, agree).send(lead, { type: 'askForChange', about: 'x' });
    walk.send(null, { type: 'lapseAgreements' }, { contentHash: otherText });
    expect(walk.context.agreements).toEqual([]);
  });
});
