import type { Stored } from '../../machine/workflow.ts';

/** The machine's shape at each version; a new shape needs a new version, a migration and a line here. */
export const shapes: Record<number, string> = {
  1: '22aee13094c40adb',
  2: '2efd53c478ca679e',
};

/** An action in `awaitingDecision`, as each version stored it. */
export const snapshots: Record<number, Stored> = {
  1: {
    machine: 'action',
    version: 1,
    snapshot: {
      status: 'active',
      value: { open: 'awaitingDecision' },
      historyValue: {},
      context: {
        discussion: 'd-001',
        finding: 'n1',
        what: 'Memory box with the carer',
        owner: 'sam',
        due: '2026-10-01',
        expectedChange: 'He has his own things.',
        openedBy: null,
        createdAt: '2026-09-10T11:00:00.000Z',
        startedAt: '2026-09-11T09:00:00.000Z',
        doneAt: null,
        decisions: [
          {
            approver: 'rosa',
            question: 'May we buy it?',
            askedBy: 'sam',
            askedAt: '2026-09-12T09:00:00.000Z',
            outcome: null,
            reason: null,
            decidedAt: null,
          },
        ],
        difference: null,
        dropped: null,
      },
      children: {},
    },
  },
  2: {
    machine: 'action',
    version: 2,
    snapshot: {
      status: 'active',
      value: { open: 'awaitingDecision' },
      historyValue: {},
      context: {
        discussion: 'd-001',
        finding: 'n1',
        what: 'Memory box with the carer',
        owner: 'sam',
        due: '2026-10-01',
        expectedChange: 'He has his own things.',
        openedBy: null,
        createdAt: '2026-09-10T11:00:00.000Z',
        startedAt: '2026-09-11T09:00:00.000Z',
        doneAt: null,
        decisions: [
          {
            approver: 'rosa',
            question: 'May we buy it?',
            askedBy: 'sam',
            askedAt: '2026-09-12T09:00:00.000Z',
            outcome: null,
            reason: null,
            decidedAt: null,
          },
        ],
        moves: [
          {
            by: 'priya',
            from: '2026-09-24',
            to: '2026-10-01',
            reason: 'The carer is away.',
            at: '2026-09-11T10:00:00.000Z',
          },
        ],
        difference: null,
        dropped: null,
      },
      children: {},
    },
  },
};
