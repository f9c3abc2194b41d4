import type { RetentionKind } from '@alongside/workflows/retention/when-it-goes';

/** What goes by each rule, in words. */
export const keptWords: Record<RetentionKind, { one: string; all: string; hint: string }> = {
  discussion: {
    one: 'Discussion',
    all: 'Discussions, with their records and next steps',
    hint: 'Months after the last thing that happened to it.',
  },
  withdrawn: {
    one: 'Withdrawn discussion',
    all: 'Discussions that were withdrawn',
    hint: 'Months after it was withdrawn.',
  },
  reflection: {
    one: 'Private reflection',
    all: 'Private reflections',
    hint: 'Months after closing, unless their author keeps them with the record.',
  },
  greatPractice: {
    one: 'Great practice',
    all: 'Great practice, on the wall or not',
    hint: 'Months after somebody last did something about it.',
  },
  drawn: {
    one: 'Drawn for a practice week or deep dive',
    all: 'Case references drawn for practice weeks and deep dives',
    hint: 'Months after its last day. What came of it stays, in numbers.',
  },
  notification: {
    one: 'Notification',
    all: 'What somebody was told',
    hint: 'Months after it was told.',
  },
  viewLog: {
    one: 'Entries of the view log',
    all: 'Who read what',
    hint: 'Months after it was read.',
  },
};
