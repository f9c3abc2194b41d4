import { responseSays } from '../../response/says.ts';
import type { Told } from './told.ts';

/** What is told of themes, responses and the plan. */
export const planKinds = {
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
} as const satisfies Record<string, Told>;
