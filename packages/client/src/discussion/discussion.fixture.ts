import type { DiscussionSummary, DiscussionView } from '@alongside/workflows/discussion/view';

export const sam = { id: 'sam', name: 'Sam Ferngate' };
export const priya = { id: 'priya', name: 'Priya Millbrook' };

/** A discussion of Sam's with Priya, in preparation unless `part` says otherwise. For tests only. */
export function aDiscussion(part: Partial<DiscussionView> = {}): DiscussionView {
  return {
    id: 'd1',
    revision: 3,
    readAs: 'participant',
    state: {
      journey: 'preparing',
      preparation: {
        workerReflection: 'writing',
        practiceLeadReflection: 'writing',
        familyVoice: 'notAsked',
        meeting: 'notScheduled',
      },
      safety: 'clear',
    },
    can: [],
    cannot: [],
    participants: [
      { person: sam, role: 'worker' },
      { person: priya, role: 'practiceLead' },
    ],
    people: [],
    facilitator: null,
    proposedBy: 'sam',
    awaiting: null,
    focus: 'How do we help him understand why he moved?',
    times: [],
    caseReference: 'CR-4821',
    ageBand: '5–9',
    service: 'Children in care',
    area: 'Fernvale North',
    createdAt: '2026-11-20T09:00:00.000Z',
    meeting: null,
    familyVoice: { status: 'notAsked', words: null, how: null, reason: null },
    reflections: [],
    scale: null,
    stagesReached: [],
    readyToMoveOn: [],
    findings: [],
    contentHash: null,
    agreements: [],
    lapsed: [],
    earlierConcerns: [],
    changeAsked: null,
    actions: [],
    revisitAt: null,
    differences: [],
    reopening: null,
    setAside: null,
    withdrawn: null,
    recordVersions: [],
    documents: [],
    ...part,
  };
}

/** The same as a line of the list. */
export function aSummary(part: Partial<DiscussionSummary> = {}): DiscussionSummary {
  return {
    ...aDiscussion(),
    updatedAt: '2026-11-20T09:00:00.000Z',
    agreedBy: [],
    reopeningAskedBy: null,
    myReflection: null,
    waitsForMe: [],
    ...part,
  };
}
