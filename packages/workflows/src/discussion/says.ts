import { discussionCommands, type DiscussionCommand } from './contract.ts';
import { stageNames, type Stage } from './stages.ts';

type DiscussionEventName = (typeof pastTense)[DiscussionCommand['type']] | 'proposed' | 'reopened';

/** Names in the log: what a command has done. */
export const pastTense = {
  accept: 'accepted',
  suggestChange: 'changeSuggested',
  withdraw: 'withdrawn',
  shareReflection: 'reflectionShared',
  takeBackReflection: 'reflectionTakenBack',
  askFamily: 'familyAsked',
  recordFamilyVoice: 'familyVoiceRecorded',
  explainNoFamilyVoice: 'noFamilyVoiceExplained',
  schedule: 'scheduled',
  openRoom: 'roomOpened',
  moveTo: 'movedTo',
  readyToMoveOn: 'saidReadyToMoveOn',
  handOverFacilitation: 'facilitationHandedOver',
  pause: 'paused',
  resume: 'resumed',
  finish: 'finished',
  agree: 'agreed',
  agreeWithDifference: 'agreedWithDifference',
  askForChange: 'changeAsked',
  planRevisit: 'revisitPlanned',
  revisitNow: 'revisitBegun',
  recordDifference: 'differenceRecorded',
  reopen: 'reopeningAsked',
  declineReopening: 'reopeningDeclined',
  raiseConcern: 'concernRaised',
  acknowledge: 'concernAcknowledged',
  handOver: 'concernHandedOver',
  setAside: 'setAside',
  takeUpAgain: 'takenUpAgain',
  replaceParticipant: 'participantReplaced',
  inviteParticipant: 'participantInvited',
  removeParticipant: 'participantRemoved',
  declareConflict: 'conflictDeclared',
  revisitDue: 'revisitCameDue',
  chaseConcern: 'concernChased',
  remind: 'reminded',
  lapseAgreements: 'agreementsLapsed',
} as const satisfies Record<DiscussionCommand['type'], string>;

/** What each event of the log says. `name` is who did it. */
export const discussionSays: Record<DiscussionEventName, (name: string, stage?: Stage) => string> =
  {
    proposed: (name) => `${name} has asked for a learning discussion.`,
    accepted: (name) => `${name} has accepted the invitation.`,
    changeSuggested: (name) => `${name} has suggested a change to the focus or the times.`,
    withdrawn: (name) => `${name} has withdrawn the discussion.`,
    reflectionShared: (name) => `${name} has shared their reflection.`,
    reflectionTakenBack: (name) => `${name} has taken their reflection back to write on.`,
    familyAsked: (name) => `${name} has asked the family for their view.`,
    familyVoiceRecorded: (name) => `${name} has written down what the family said.`,
    noFamilyVoiceExplained: (name) => `${name} has written why the family could not be heard.`,
    scheduled: (name) => `${name} has set the time and place to meet.`,
    roomOpened: (name) => `${name} has opened the room.`,
    movedTo: (name, stage) =>
      stage === undefined
        ? `${name} has moved the room to another stage.`
        : `${name} has moved the room to “${stageNames[stage]}”.`,
    saidReadyToMoveOn: (name) => `${name} is ready to move on.`,
    facilitationHandedOver: (name) => `${name} has handed over facilitating.`,
    paused: (name) => `${name} has paused the room.`,
    resumed: (name) => `${name} has resumed the room.`,
    finished: (name) => `${name} has brought the record forward to agree.`,
    agreed: (name) => `${name} has agreed to the record.`,
    agreedWithDifference: (name) =>
      `${name} has agreed to the record and set a different view beside it.`,
    changeAsked: (name) => `${name} has asked for a change to the record.`,
    revisitPlanned: (name) => `${name} has planned the revisit.`,
    revisitBegun: (name) => `${name} has begun the revisit.`,
    differenceRecorded: (name) => `${name} has said what changed for the child.`,
    reopeningAsked: (name) => `${name} has asked to reopen the record.`,
    reopened: (name) => `${name} has agreed to reopen the record; a new version begins.`,
    reopeningDeclined: (name) => `${name} would rather leave the record as it is.`,
    concernRaised: (name) => `${name} has raised an immediate worry about a child.`,
    concernAcknowledged: (name) => `${name} has acknowledged the worry.`,
    concernHandedOver: (name) => `${name} has noted where the worry is recorded.`,
    setAside: (name) => `${name} has set the discussion aside for now.`,
    takenUpAgain: (name) => `${name} has taken the discussion up again.`,
    participantReplaced: (name) => `${name} has handed a place in the discussion to a colleague.`,
    participantInvited: (name) => `${name} has brought somebody into the discussion.`,
    participantRemoved: (name) => `${name} has ended a guest’s part in the discussion.`,
    conflictDeclared: (name) => `${name} has declared a conflict of interest.`,
    revisitCameDue: () => 'The day to revisit has come.',
    concernChased: () => 'Nobody had acknowledged the worry yet, so it was passed on again.',
    reminded: () => 'A reminder was sent.',
    agreementsLapsed: () => 'The text changed, so what was agreed has to be agreed again.',
  };

/** One sentence for the timeline. `name` is who did it, of `proposed` who proposed; `command` what they sent. Never content, never a case reference. */
export function saysOfDiscussion(event: string, name: string, command?: unknown): string {
  if (!isEventName(event)) return 'Something happened in the discussion.';
  const moved = discussionCommands.moveTo.safeParse(command);
  return discussionSays[event](name, moved.data?.stage);
}

function isEventName(event: string): event is DiscussionEventName {
  return Object.hasOwn(discussionSays, event);
}
