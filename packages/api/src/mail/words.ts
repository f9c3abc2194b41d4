import type { NotificationKind } from '@alongside/workflows/notification/list';

/** What an e-mail says beside the sentence of its kind. Kind words; never content. */
interface LetterWords {
  /** The e-mail's title; the sentence of the kind where there is none. */
  title?: (name: string) => string;
  more?: readonly string[];
  /** What the link says. */
  link?: string;
}

const lookNow = [
  'Please look now.',
  'Until somebody has said that they are dealing with it, it is sent again every hour, to the head of service too.',
] as const;

export const letterWords: Partial<Record<NotificationKind, LetterWords>> = {
  concernRaised: {
    title: () => 'Somebody is worried that a child is not safe',
    more: lookNow,
    link: 'Read it and say that you have it in hand',
  },
  concernChased: {
    title: () => 'A worry about a child is still waiting',
    more: lookNow,
    link: 'Read it and say that you have it in hand',
  },
  invited: {
    title: (name) => `${name} would like to hold a learning discussion with you`,
    more: [
      'What it is for: about an hour for the two of you to think about one child’s story. What is it like for the child? What is working well, and what worries you both? What do you learn, and what happens next?',
      'What it is not: a check on anybody. Nothing is scored and nobody is compared. Before you meet, each of you writes for about ten minutes; neither sees the other’s until both are shared. Nothing stands in the record unless you both agree to its very words.',
      'Who reads it: the two of you, and whom you invite together.',
    ],
    link: 'See what it is about, and answer when it suits you',
  },
  changeSuggested: {
    more: ['Have a look whether it suits you. You can suggest something else again.'],
  },
  accepted: { more: ['The next thing is ten quiet minutes each, before you meet.'] },
  joinedDiscussion: { more: ['What your part is, and who else takes part, stands there.'] },
  reflectionsRevealed: {
    title: () => 'Both reflections are shared',
    more: ['It helps to have read them before you meet.'],
    link: 'Read them',
  },
  readyToAgree: {
    more: [
      'Read it in peace. You can agree, ask for a change, or agree and set your own view beside it. All three are fine.',
    ],
    link: 'Read the record',
  },
  agreementLapsed: { title: () => 'The text has changed since you agreed to it' },
  changeAsked: {
    more: ['What they ask for stands beside the text. Nothing that was written is lost.'],
  },
  recordAgreed: {
    title: () => 'You both agree',
    more: [
      'Thank you for the time you took. In about six weeks you look again at what changed for the child.',
    ],
    link: 'Read what you agreed',
  },
  reopeningAsked: {
    more: ['It opens only if you want it too. The record stays readable as it is.'],
  },
  decisionAsked: {
    more: [
      'A colleague goes on once you have said yes or no, and why in a sentence. It takes about two minutes.',
    ],
    link: 'Read the question and decide',
  },
  decisionGiven: { more: ['The reason stands beside it.'], link: 'Read the decision' },
  decisionWaiting: { link: 'Read the question and decide' },
  revisitDue: {
    title: () => 'It is time to revisit',
    more: [
      'What changed for the child? A few sentences from each of you will do; neither reads the other’s until both are in.',
    ],
    link: 'Say what changed',
  },
  actionOverdue: { link: 'Say how it stands' },
};
