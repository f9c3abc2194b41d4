import { discussionSays } from '../../discussion/says.ts';
import type { Told } from './told.ts';

/** What is told of discussions. */
export const discussionKinds = {
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
} as const satisfies Record<string, Told>;
