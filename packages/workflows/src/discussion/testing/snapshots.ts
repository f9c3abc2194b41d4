import type { Stored } from '../../machine/workflow.ts';

/** The machine's shape at each version; a new shape needs a new version, a migration and a line here. */
export const shapes: Record<number, string> = {
  3: '0179e2798d1f2b51',
};

const common = {
  participants: [
    { person: 'sam', role: 'worker' },
    { person: 'priya', role: 'practiceLead' },
  ],
  conflicted: [],
  proposedBy: 'sam',
  awaiting: null,
  caseReference: 'CR-4821',
  ageBand: '5–9',
  service: 'Children in care',
  area: 'Fernvale North',
  team: 'team-1',
  createdAt: '2026-09-01T09:00:00.000Z',
  focus: 'What moving twice was like',
  times: ['2026-09-10T10:00:00.000Z'],
  meeting: {
    startsAt: '2026-09-10T10:00:00.000Z',
    durationMinutes: 60,
    place: 'Room 2',
  },
  familyVoice: { status: 'recorded', words: 'I liked it.', how: 'On a visit', reason: null },
  shared: ['sam', 'priya'],
  scale: null,
  facilitator: 'priya',
  stage: 'closing',
  stagesReached: ['arriving', 'childsExperience', 'strengths', 'closing'],
  readyToMoveOn: [],
  agreements: [
    {
      person: 'sam',
      contentHash: 'a'.repeat(64),
      difference: null,
      at: '2026-09-10T11:00:00.000Z',
    },
    {
      person: 'priya',
      contentHash: 'a'.repeat(64),
      difference: null,
      at: '2026-09-10T11:01:00.000Z',
    },
  ],
  changeAsked: null,
  recordVersion: 1,
  revisitAt: '2026-10-22T11:01:00.000Z',
  reopening: null,
  setAside: null,
  withdrawn: null,
  concern: null,
};

const difference = { person: 'sam', whatChanged: 'He asked.', at: '2026-10-23T09:00:00.000Z' };

/** A discussion in `revisiting`, as each version stored it. */
export const snapshots: Record<number, Stored> = {
  1: {
    machine: 'discussion',
    version: 1,
    snapshot: {
      status: 'active',
      value: { journey: 'revisiting', safety: 'clear' },
      historyValue: {},
      context: { ...common, differences: [difference] },
      children: {},
    },
  },
  2: {
    machine: 'discussion',
    version: 2,
    snapshot: {
      status: 'active',
      value: { journey: 'revisiting', safety: 'clear' },
      historyValue: {},
      context: {
        ...common,
        former: [],
        lapsed: [],
        actionsFrom: [],
        differences: [{ ...difference, version: 1 }],
      },
      children: {},
    },
  },
  3: {
    machine: 'discussion',
    version: 3,
    snapshot: {
      status: 'active',
      value: { journey: 'revisiting', safety: 'clear' },
      historyValue: {},
      context: {
        ...common,
        former: [],
        lapsed: [],
        actionsFrom: [],
        differences: [{ ...difference, version: 1 }],
        earlierConcerns: [],
      },
      children: {},
    },
  },
};
