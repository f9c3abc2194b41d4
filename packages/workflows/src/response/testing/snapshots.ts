import type { Stored } from '../../machine/workflow.ts';

/** The machine's shape at each version; a new shape needs a new version, a migration and a line here. */
export const shapes: Record<number, string> = {
  1: 'b128f98b110540af',
  2: '041900a1336818d5',
};

/** A response in `trying`, as each version stored it. */
export const snapshots: Record<number, Stored> = {
  1: {
    machine: 'response',
    version: 1,
    snapshot: {
      status: 'active',
      value: 'trying',
      historyValue: {},
      context: {
        theme: 'tools-forms',
        heard: 'The strategy form asks the same thing three times.',
        area: null,
        spottedOn: '2026-09-01',
        openedBy: 'helen',
        openedAt: '2026-09-10T11:00:00.000Z',
        workingParty: ['sam', 'priya'],
        consideredAt: '2026-09-12T11:00:00.000Z',
        proposals: [
          { what: 'One page.', until: '2026-12-31', by: 'sam', at: '2026-09-13T11:00:00.000Z' },
        ],
        trials: [
          { what: 'One page.', until: '2026-12-31', by: 'helen', at: '2026-09-14T11:00:00.000Z' },
        ],
        outcomes: [],
        told: null,
        looks: [],
        slipping: null,
        comments: [
          {
            id: 'c1',
            by: 'kai',
            as: 'representative',
            words: 'Will you ask us too?',
            at: '2026-09-15T11:00:00.000Z',
            answer: null,
            takenBack: null,
          },
        ],
      },
      children: {},
    },
  },
  2: {
    machine: 'response',
    version: 2,
    snapshot: {
      status: 'active',
      value: 'trying',
      historyValue: {},
      context: {
        theme: 'tools-forms',
        heard: 'The strategy form asks the same thing three times.',
        area: null,
        spottedOn: '2026-09-01',
        openedBy: 'helen',
        openedAt: '2026-09-10T11:00:00.000Z',
        workingParty: ['sam', 'priya'],
        consideredAt: '2026-09-12T11:00:00.000Z',
        proposals: [
          { what: 'One page.', until: '2026-12-31', by: 'sam', at: '2026-09-13T11:00:00.000Z' },
        ],
        trials: [
          { what: 'One page.', until: '2026-12-31', by: 'helen', at: '2026-09-14T11:00:00.000Z' },
        ],
        outcomes: [],
        told: null,
        looks: [],
        slipping: null,
        comments: [
          {
            id: 'c1',
            by: 'kai',
            as: 'representative',
            words: 'Will you ask us too?',
            at: '2026-09-15T11:00:00.000Z',
            answer: null,
            takenBack: null,
          },
        ],
      },
      children: {},
    },
  },
};
