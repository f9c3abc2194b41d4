import { actionSays } from '../../action/says.ts';
import { discussionSays } from '../../discussion/says.ts';
import type { Told } from './told.ts';

/** What is told of decisions, next steps and revisits. */
export const stepKinds = {
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
} as const satisfies Record<string, Told>;
