import type { Told } from './told.ts';

/** What is told of great practice. Nobody is told of a no, nor asked twice. */
export const greatPracticeKinds = {
  greatPracticeYours: {
    group: 'greatPractice',
    email: 'atOnce',
    to: 'whoever it is about, and nobody else',
    says: (name) => `${name} has noticed great practice of yours, and written to you about it.`,
  },
  greatPracticeShared: {
    group: 'greatPractice',
    email: 'weekly',
    to: 'whoever noticed it',
    says: (name) => `${name} has shared what you noticed. It is on the wall.`,
  },
  greatPracticeCelebrated: {
    group: 'greatPractice',
    email: 'weekly',
    to: 'whoever it is about',
    says: (name) => `${name} has celebrated your great practice. There is a certificate for you.`,
  },
  greatPracticeTakenBack: {
    group: 'greatPractice',
    email: 'atOnce',
    to: 'whoever it is about, when somebody else took it off the wall',
    says: (name) => `${name} has taken words about you off the wall, and said why.`,
  },
  greatPracticeUnfinished: {
    group: 'greatPractice',
    email: 'screen',
    to: 'whoever sent it by e-mail, when it did not say who it is about',
    says: () => 'Your e-mail about great practice has arrived. Who is it about?',
  },
} as const satisfies Record<string, Told>;
