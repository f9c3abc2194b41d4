/**
 * Every fixed word of “what we are learning”, for readers of about 9 to 11; a test holds their reading age. What
 * colleagues write themselves stands beside it as they wrote it.
 */
export const words = {
  title: 'What we are learning',
  skip: 'Go to the page',
  welcome:
    'This page is for children, young people and families. It tells you what our workers have learned, and what we are doing about it.',
  how: 'Our workers sit down in twos and talk about their work with one child. They say what went well. They say what worried them. Then they plan what to do. We add all of those talks up. We never show one talk, and we never show one person.',
  changed: 'What we changed',
  changedNone: 'Nothing yet. When we change something, we will tell you here.',
  trying: 'What we are trying out',
  tryingUntil: 'We will try this until',
  late: 'We are late with this. You should have heard more from us by now.',
  thinking: 'What we are thinking about',
  notNow: 'What we will not do now, and why',
  heard: 'We heard',
  did: 'What we did',
  try: 'What we are trying',
  why: 'Why not now',
  well: 'What we say goes well',
  worries: 'What we say worries us',
  few: 'We have not had enough talks yet to show you this. We wait until there are more, so that no one can tell who said what.',
  said: 'What young people and families say',
  youngPerson: 'Someone who speaks up for young people said',
  answered: 'We said back',
  noAnswerYet: 'We have not said anything back yet.',
  takenBack: 'This was taken off the page.',
  say: 'Say what you think',
  sayLabel: 'What do you think? Does it ring true?',
  sayWho: 'Everybody who can see this page can read what you write. Please leave out names.',
  sayButton: 'Put it on the page',
  saidThanks: 'Thank you. It is on the page now, and we will say something back.',
  notSent: 'That did not work. Here are your words, so that you do not lose them.',
  notSaid: 'That did not work. Your words are still in the box.',
  signIn: 'Do you speak up for children or families with us? Sign in to tell us what you think.',
  signInLink: 'Sign in',
  back: 'Back to Alongside',
  closedTitle: 'This page is not open',
  closed: 'You need to sign in to read this page.',
  chooseTitle: 'Who would you like to read about?',
} as const;

/** “40 talks or more”: down to the ten below, so that nobody can count by looking twice. */
export function talksInAYear(talks: number): string {
  return `In the last year we added up ${Math.floor(talks / 10) * 10} talks or more.`;
}

/** A share in words that are coarse on purpose. */
export function shareInWords(share: number): string {
  const found = shares.find(({ from }) => share >= from);
  return found?.says ?? 'in a few of our talks';
}

const shares = [
  { from: 0.9, says: 'in nearly all of our talks' },
  { from: 0.6, says: 'in more than half of our talks' },
  { from: 0.42, says: 'in about half of our talks' },
  { from: 0.29, says: 'in about 1 in 3 talks' },
  { from: 0.225, says: 'in about 1 in 4 talks' },
  { from: 0.15, says: 'in about 1 in 5 talks' },
  { from: 0.08, says: 'in about 1 in 10 talks' },
];

/** The usual themes as one would say them to a child; an organisation’s own keep their name. */
export const plainThemes: Readonly<Record<string, string>> = {
  'childs-voice': 'Listening to children',
  'direct-work': 'Time spent with children',
  identity: 'Who a child is, and how they like to talk',
  'life-story': 'Helping children know their own story',
  'assessment-risk': 'Working out what is safe',
  'plan-difference': 'Plans that make life better',
  'family-partnership': 'Working with families',
  'multi-agency': 'Working with schools, the police and others',
  'exploitation-missing': 'Keeping young people safe from people who use them',
  supervision: 'Help for our workers from their managers',
  'tools-forms': 'Forms that get in the way',
  'support-colleagues': 'Looking after our workers',
};
