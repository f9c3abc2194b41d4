import type { Stored } from '../../machine/workflow.ts';

/** The machine's shape at each version; a new shape needs a new version, a migration and a line here. */
export const shapes: Record<number, string> = {
  1: '478c4adcb2ce85fd',
  2: '4f88d89c81d65ff2',
};

/** Great practice that is `shared`, in words of the one it is about, as each version stored it. */
export const snapshots: Record<number, Stored> = {
  1: {
    machine: 'greatPractice',
    version: 1,
    snapshot: {
      status: 'active',
      value: 'shared',
      historyValue: {},
      context: {
        nominator: 'nia',
        praised: 'sam',
        given: 'Sam rang every Tuesday until the phone was answered.',
        words: 'Ringing on the same day each week.',
        from: { discussion: 'd-001', finding: 'f2' },
        leftOut: false,
        nominatedAt: '2026-09-10T11:00:00.000Z',
        sharedAt: '2026-09-11T09:00:00.000Z',
        celebrated: null,
        takenBack: null,
      },
      children: {},
    },
  },
  2: {
    machine: 'greatPractice',
    version: 2,
    snapshot: {
      status: 'active',
      value: 'shared',
      historyValue: {},
      context: {
        nominator: 'nia',
        praised: 'sam',
        given: 'Sam rang every Tuesday until the phone was answered.',
        words: 'Ringing on the same day each week.',
        from: { discussion: 'd-001', finding: 'f2' },
        leftOut: false,
        nominatedAt: '2026-09-10T11:00:00.000Z',
        sharedAt: '2026-09-11T09:00:00.000Z',
        celebrated: null,
        takenBack: null,
      },
      children: {},
    },
  },
};
