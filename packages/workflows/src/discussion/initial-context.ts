import type { DiscussionContext } from './context.ts';
import type { DiscussionInput } from './facts.ts';

/** What a discussion remembers when it is proposed. Whoever opens it has answered; the other is awaited (D1). */
export function initialContext(
  input: DiscussionInput & { by: string; at: string },
): DiscussionContext {
  const { worker, practiceLead, proposedAs, scaleQuestion } = input;
  return {
    participants: [
      { person: worker, role: 'worker' },
      { person: practiceLead, role: 'practiceLead' },
    ],
    former: [],
    conflicted: [],
    proposedBy: input.by,
    awaiting: proposedAs === 'worker' ? practiceLead : worker,
    caseReference: input.caseReference,
    ageBand: input.ageBand,
    service: input.service,
    area: input.area,
    team: input.team,
    createdAt: input.at,
    focus: input.focus,
    times: input.times,
    meeting: null,
    familyVoice: { status: 'notAsked', words: null, how: null, reason: null },
    shared: [],
    scale: scaleQuestion === null ? null : { question: scaleQuestion, answers: [] },
    facilitator: null,
    stage: 'arriving',
    stagesReached: [],
    readyToMoveOn: [],
    agreements: [],
    lapsed: [],
    changeAsked: null,
    recordVersion: 1,
    actionsFrom: [],
    revisitAt: null,
    differences: [],
    reopening: null,
    setAside: null,
    withdrawn: null,
    concern: null,
    earlierConcerns: [],
  };
}
