import type { Person, PersonRole } from '@alongside/workflows/organisation/people';
import { may } from '@alongside/workflows/rights/rights';

const labels = {
  '/': 'Your week',
  '/discussions': 'Discussions',
  '/supervision': 'Supervision',
  '/series': 'Practice weeks',
  '/excerpts': 'Words you share',
  '/decisions': 'Decisions',
  '/themes': 'Themes',
  '/themes/codebook': 'What each theme means',
  '/team-learning': 'Your team',
  '/plan': 'The plan',
  '/great-practice': 'Great practice',
  '/learning': 'What we are learning',
  '/families-i-know': 'Families I know',
  '/from-outside': 'Read from outside',
  '/who-viewed': 'Who viewed this?',
  '/administration': 'People and settings',
  '/notifications': 'Told to you',
  '/how-you-hear': 'How you hear from us',
  '/outbox': 'Your e-mails in the demo',
  '/signed-in-places': 'Where you are signed in',
} as const;

export type Address = keyof typeof labels;

/** A screen one can go to from anywhere. */
export interface Place {
  to: Address;
  label: string;
}

/** Where somebody can go: a few in the bar, those that matter most to them first; all the others by what they are for. */
export interface Places {
  bar: Place[];
  menu: { about: string; places: Place[] }[];
}

/** What each comes for, the most important first. */
const comesFor: Record<PersonRole, Address[]> = {
  worker: ['/', '/discussions', '/supervision', '/plan'],
  practiceLead: ['/', '/discussions', '/series', '/plan'],
  teamManager: ['/', '/decisions', '/supervision', '/team-learning'],
  headOfService: ['/themes', '/plan', '/decisions', '/'],
  qualityLead: ['/themes', '/plan', '/series', '/'],
  representative: ['/learning', '/plan', '/'],
  administrator: ['/administration', '/', '/plan'],
};

const groups: { about: string; places: Address[] }[] = [
  {
    about: 'Discussions',
    places: ['/', '/discussions', '/decisions', '/supervision', '/series', '/excerpts'],
  },
  {
    about: 'What we learn',
    places: [
      '/themes',
      '/team-learning',
      '/plan',
      '/great-practice',
      '/learning',
      '/themes/codebook',
    ],
  },
  {
    about: 'Who sees what',
    places: ['/families-i-know', '/from-outside', '/who-viewed', '/administration'],
  },
  { about: 'You', places: ['/how-you-hear', '/outbox', '/signed-in-places'] },
];

/** More than this, and one no longer sees what matters. */
const mostInBar = 5;

/** @param demo whether the service shows each person the e-mails it would have sent them. */
export function placesFor(person: Pick<Person, 'roles'>, demo: boolean): Places {
  const open = (to: Address) => mayGo(person, to, demo);
  const firsts = inTurns(person.roles.map((role) => comesFor[role])).filter(open);
  const bar: Address[] = [...firsts.slice(0, mostInBar - 1), '/notifications'];
  const place = (to: Address): Place => ({ to, label: labelFor(person, to) });
  return {
    bar: bar.map(place),
    menu: groups
      .map(({ about, places }) => ({
        about,
        places: places.filter((to) => open(to) && !bar.includes(to)).map(place),
      }))
      .filter(({ places }) => places.length > 0),
  };
}

function mayGo(person: Pick<Person, 'roles'>, to: Address, demo: boolean): boolean {
  const holds = person.roles.some((role) => role === 'worker' || role === 'practiceLead');
  switch (to) {
    case '/supervision':
      return may(person, 'seeSupervision');
    case '/series':
      return may(person, 'keepSeries') || person.roles.includes('practiceLead');
    case '/excerpts':
      return holds;
    case '/decisions':
      return person.roles.some((role) => role === 'teamManager' || role === 'headOfService');
    case '/themes':
      return may(person, 'seeThemes');
    case '/team-learning':
      return may(person, 'seeTeamLearning');
    case '/from-outside':
      return may(person, 'breakGlass');
    case '/who-viewed':
      return may(person, 'answerWhoViewed');
    case '/administration':
      return may(person, 'keepRetention');
    case '/outbox':
      return demo;
    default:
      return true;
  }
}

function labelFor(person: Pick<Person, 'roles'>, to: Address): string {
  return to === '/administration' && !may(person, 'administer')
    ? 'What is kept and held'
    : labels[to];
}

/** The first of each list, then the second of each, so that somebody of two roles finds both; each once. */
function inTurns(lists: Address[][]): Address[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const turns = Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  );
  return [...new Set(turns.flat())];
}
