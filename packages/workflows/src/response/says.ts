import type { ResponseCommand } from './contract.ts';

/** Names in the log: what a command has done. */
export const pastTense = {
  consider: 'considered',
  proposeTrial: 'trialProposed',
  try: 'tried',
  adopt: 'adopted',
  stop: 'stopped',
  tell: 'told',
  lookAgain: 'lookedAgain',
  comment: 'commented',
  answerComment: 'commentAnswered',
  takeBackComment: 'commentTakenBack',
  remindToConsider: 'considerationReminded',
  remindToDecide: 'decisionReminded',
  remindToTell: 'tellingReminded',
  remindToLookAgain: 'lookAgainReminded',
  watch: 'watched',
} as const satisfies Record<ResponseCommand['type'], string>;
type ResponseEventName = (typeof pastTense)[ResponseCommand['type']] | 'noticed';

/** One sentence for each event, for the history and for whoever is told. `name` is who did it. */
export const responseSays: Record<ResponseEventName, (name: string) => string> = {
  noticed: (name) => `${name} has noticed it and put it on the plan.`,
  considered: (name) => `${name} has asked a working party to consider it.`,
  trialProposed: (name) => `${name} has proposed what to try.`,
  tried: (name) => `${name} has begun a trial.`,
  adopted: (name) => `${name} has made it how we work.`,
  stopped: (name) => `${name} has said not now, and why.`,
  told: (name) => `${name} has told those who raised it what was done.`,
  lookedAgain: (name) => `${name} has looked at it again.`,
  commented: (name) => `${name} has written a comment.`,
  commentAnswered: (name) => `${name} has answered a comment.`,
  commentTakenBack: (name) => `${name} has taken a comment off the page.`,
  considerationReminded: () => 'A reminder was sent: nobody is considering it yet.',
  decisionReminded: () => 'A reminder was sent: it waits for a decision.',
  tellingReminded: () => 'A reminder was sent: those who raised it have not been told.',
  lookAgainReminded: () => 'A reminder was sent: it is time to look again.',
  watched: () => 'The service has looked whether it is slipping back.',
};

/** One sentence for the history. `name` is who did it. */
export function saysOfResponse(event: string, name: string): string {
  return isEventName(event) ? responseSays[event](name) : 'Something happened on the plan.';
}

/** What the service does by itself every week: not part of the story. */
export const quietEvents: readonly string[] = [pastTense.watch];

function isEventName(event: string): event is ResponseEventName {
  return Object.hasOwn(responseSays, event);
}
