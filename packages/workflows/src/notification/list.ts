import { actionSays } from '../action/says.ts';
import { discussionSays } from '../discussion/says.ts';
import { responseSays } from '../response/says.ts';
import type { NotificationGroup } from './groups.ts';

/** The soonest an e-mail may say it; everything stands on the screen at once. */
export type Soonest = 'atOnce' | 'weekly' | 'screen';

interface Entry {
  group: NotificationGroup;
  /** Unless the person chooses otherwise. */
  email: Soonest;
  /** Who is told, and when: “whoever is asked for a discussion”. */
  to: string;
  /** One sentence, made from the kind and the name of who acted: never content, never a case reference. */
  says: (name: string) => string;
}

/**
 * Everything people may be told, to whom, and how: the only list. A kind added here has its sentence, its place among
 * the choices, its e-mail and its row in `docs/notifications.md`.
 */
export const notificationList = {
  concernRaised: {
    group: 'safety',
    email: 'atOnce',
    to: 'team managers of the worker’s team; heads of service where there is none',
    says: discussionSays.concernRaised,
  },
  concernChased: {
    group: 'safety',
    email: 'atOnce',
    to: 'the same and heads of service, every hour until somebody acknowledges it',
    says: () => 'A worry about a child still waits for somebody to acknowledge it.',
  },
  concernAcknowledged: {
    group: 'safety',
    email: 'atOnce',
    to: 'whoever raised it',
    says: discussionSays.concernAcknowledged,
  },
  concernHandedOver: {
    group: 'safety',
    email: 'atOnce',
    to: 'whoever raised it and whoever took it on',
    says: discussionSays.concernHandedOver,
  },
  invited: {
    group: 'invitations',
    email: 'atOnce',
    to: 'whoever is asked for a discussion',
    says: (name) =>
      `${name} would like to hold a learning discussion with you. You choose whether and when.`,
  },
  seriesHandedOver: {
    group: 'invitations',
    email: 'atOnce',
    to: 'a practice lead who is asked to hold a discussion of a practice week or deep dive',
    says: (name) =>
      `${name} asks you to hold a learning discussion of a practice week or deep dive.`,
  },
  changeSuggested: {
    group: 'invitations',
    email: 'atOnce',
    to: 'the other of the two, who answers now',
    says: discussionSays.changeSuggested,
  },
  accepted: {
    group: 'invitations',
    email: 'atOnce',
    to: 'whoever asked',
    says: discussionSays.accepted,
  },
  withdrawn: {
    group: 'invitations',
    email: 'atOnce',
    to: 'everybody in the discussion',
    says: discussionSays.withdrawn,
  },
  meetingScheduled: {
    group: 'invitations',
    email: 'atOnce',
    to: 'everybody in the discussion',
    says: discussionSays.scheduled,
  },
  roomOpened: {
    group: 'invitations',
    email: 'screen',
    to: 'everybody in the discussion',
    says: discussionSays.roomOpened,
  },
  setAside: {
    group: 'invitations',
    email: 'weekly',
    to: 'everybody in the discussion',
    says: discussionSays.setAside,
  },
  takenUpAgain: {
    group: 'invitations',
    email: 'weekly',
    to: 'everybody in the discussion',
    says: discussionSays.takenUpAgain,
  },
  joinedDiscussion: {
    group: 'invitations',
    email: 'atOnce',
    to: 'whoever is brought in',
    says: (name) => `${name} has brought you into a learning discussion.`,
  },
  leftDiscussion: {
    group: 'invitations',
    email: 'weekly',
    to: 'whoever the change concerns',
    says: (name) => `${name} has changed who takes part in a discussion.`,
  },
  conflictDeclared: {
    group: 'invitations',
    email: 'weekly',
    to: 'whoever the change concerns',
    says: () =>
      'A conflict of interest was declared, and somebody has stepped out of the discussion.',
  },
  reflectionShared: {
    group: 'reflections',
    email: 'weekly',
    to: 'the other of the two',
    says: discussionSays.reflectionShared,
  },
  reflectionTakenBack: {
    group: 'reflections',
    email: 'screen',
    to: 'the other of the two',
    says: discussionSays.reflectionTakenBack,
  },
  reflectionsRevealed: {
    group: 'reflections',
    email: 'atOnce',
    to: 'the two, once both are shared',
    says: () => 'Both reflections are shared. You can read each other’s now.',
  },
  readyToAgree: {
    group: 'agreement',
    email: 'atOnce',
    to: 'the other of the two',
    says: discussionSays.finished,
  },
  otherAgreed: {
    group: 'agreement',
    email: 'weekly',
    to: 'the other of the two',
    says: discussionSays.agreed,
  },
  agreementLapsed: {
    group: 'agreement',
    email: 'atOnce',
    to: 'whoever had agreed',
    says: () => 'The text has changed since you agreed to it. Please look again.',
  },
  changeAsked: {
    group: 'agreement',
    email: 'atOnce',
    to: 'the other of the two',
    says: discussionSays.changeAsked,
  },
  recordAgreed: {
    group: 'agreement',
    email: 'atOnce',
    to: 'everybody in the discussion',
    says: () => 'You both agree. The record stands, and the next steps are under way.',
  },
  reopeningAsked: {
    group: 'agreement',
    email: 'atOnce',
    to: 'the other of the two',
    says: discussionSays.reopeningAsked,
  },
  reopeningDeclined: {
    group: 'agreement',
    email: 'weekly',
    to: 'the other of the two',
    says: discussionSays.reopeningDeclined,
  },
  reopened: {
    group: 'agreement',
    email: 'weekly',
    to: 'everybody in the discussion',
    says: () => 'The record is open again for a new version. The old one stays readable.',
  },
  decisionAsked: {
    group: 'decisions',
    email: 'atOnce',
    to: 'the approver who is named',
    says: (name) => `${name} has asked you for a decision.`,
  },
  decisionGiven: {
    group: 'decisions',
    email: 'atOnce',
    to: 'whoever asked',
    says: actionSays.decided,
  },
  decisionWaiting: {
    group: 'decisions',
    email: 'weekly',
    to: 'the approver, after three days and weekly',
    says: () => 'Somebody is waiting for your decision.',
  },
  revisitDue: {
    group: 'steps',
    email: 'atOnce',
    to: 'the two, on the day of the revisit',
    says: () => 'It is time to revisit: what changed for the child?',
  },
  differenceRecorded: {
    group: 'steps',
    email: 'weekly',
    to: 'the other of the two',
    says: discussionSays.differenceRecorded,
  },
  closed: {
    group: 'steps',
    email: 'weekly',
    to: 'everybody in the discussion',
    says: () => 'You have both said what changed. The discussion is closed.',
  },
  reminder: {
    group: 'steps',
    email: 'weekly',
    to: 'whoever is waited for, once each',
    says: () => 'A learning discussion is waiting for you, when you have a moment.',
  },
  actionYours: {
    group: 'steps',
    email: 'weekly',
    to: 'whoever the next step is for',
    says: () => 'A next step was agreed that is yours to take.',
  },
  actionOverdue: {
    group: 'steps',
    email: 'weekly',
    to: 'whoever the next step is for, weekly',
    says: () =>
      'One of your next steps has passed the day it was hoped for. Is it done, under way, or to be let go?',
  },
  actionDone: {
    group: 'steps',
    email: 'weekly',
    to: 'the two of its discussion',
    says: actionSays.finished,
  },
  actionMoved: {
    group: 'steps',
    email: 'weekly',
    to: 'whoever the next step is for, and the two of its discussion',
    says: actionSays.dateMoved,
  },
  actionDropped: {
    group: 'steps',
    email: 'weekly',
    to: 'the two of its discussion',
    says: actionSays.dropped,
  },
  toldBecause: {
    group: 'becauseOfYou',
    email: 'weekly',
    to: 'everybody whose agreed discussion fed the theme that was answered',
    says: () => 'Something was decided because of what you wrote. See what it is.',
  },
  workingPartyYours: {
    group: 'plan',
    email: 'atOnce',
    to: 'whoever is asked into a working party',
    says: (name) => `${name} would like you in a working party. See what it is about.`,
  },
  trialProposed: {
    group: 'plan',
    email: 'weekly',
    to: 'whoever opened the response',
    says: responseSays.trialProposed,
  },
  trialBegun: {
    group: 'plan',
    email: 'weekly',
    to: 'the working party',
    says: responseSays.tried,
  },
  trialEnded: {
    group: 'plan',
    email: 'weekly',
    to: 'whoever opened the response, the day after a trial ends and every four weeks',
    says: () => 'A trial has come to its last day. Is it to be kept, stopped or tried on?',
  },
  responseUnconsidered: {
    group: 'plan',
    email: 'weekly',
    to: 'whoever opened the response, after four weeks',
    says: () => 'Something you noticed four weeks ago waits on the plan. Who could consider it?',
  },
  responseOverdue: {
    group: 'plan',
    email: 'weekly',
    to: 'everybody who answers for themes there, after eight weeks and every four',
    says: () =>
      'Something on the plan has waited for eight weeks or more. The plan says so to everybody.',
  },
  responseUndecided: {
    group: 'plan',
    email: 'weekly',
    to: 'whoever opened the response, when a working party has had eight weeks',
    says: () => 'A working party has had eight weeks. Is there something to try?',
  },
  responseUntold: {
    group: 'plan',
    email: 'weekly',
    to: 'whoever opened the response, two weeks after it was answered',
    says: () => 'Those who raised something have not been told yet what came of it.',
  },
  responseLookAgain: {
    group: 'plan',
    email: 'weekly',
    to: 'whoever opened the response, on the day planned for it',
    says: () => 'It is time to look again at something that was decided.',
  },
  responseSlipping: {
    group: 'plan',
    email: 'weekly',
    to: 'everybody who answers for themes there, once, when it begins',
    says: () => 'Something that was adopted may be slipping back.',
  },
  responseCommented: {
    group: 'plan',
    email: 'weekly',
    to: 'whoever opened the response',
    says: (name) => `${name} has commented on something on the plan.`,
  },
  commentAnswered: {
    group: 'plan',
    email: 'atOnce',
    to: 'whoever wrote the comment',
    says: (name) => `${name} has answered your comment.`,
  },
  commentTakenBack: {
    group: 'plan',
    email: 'weekly',
    to: 'whoever wrote the comment, when somebody else took it off the page',
    says: (name) => `${name} has taken a comment of yours off the page, and said why.`,
  },
  readFromOutside: {
    group: 'reading',
    email: 'atOnce',
    to: 'everybody who takes part in a discussion that somebody reads from outside',
    says: (name) => `${name} has opened your discussion from outside. See why.`,
  },
  outsideReadingBegun: {
    group: 'reading',
    email: 'atOnce',
    to: 'quality leads, whenever a discussion is read from outside',
    says: (name) => `${name} has opened a discussion from outside.`,
  },
} as const satisfies Record<string, Entry>;

export type NotificationKind = keyof typeof notificationList;

export const notificationKinds = Object.keys(notificationList).filter(
  (name): name is NotificationKind => Object.hasOwn(notificationList, name),
);

/** The entry of a kind, in its general form. */
export function entryOf(kind: NotificationKind): Entry {
  return notificationList[kind];
}
