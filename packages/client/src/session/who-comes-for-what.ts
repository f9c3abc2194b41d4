import type { PersonRole } from '@alongside/workflows/organisation/people';

interface Purpose {
  roles: PersonRole[];
  title: string;
  comesFor: string;
}

/** What people come to Alongside for, in the order in which somebody new best looks around. */
export const purposes: Purpose[] = [
  {
    roles: ['worker'],
    title: 'Bring a piece of work to talk about',
    comesFor:
      'Ten minutes to say what you are glad of and where you are stuck, and to see that it led to something.',
  },
  {
    roles: ['practiceLead'],
    title: 'Hold a discussion',
    comesFor: 'Propose one, prepare, hold the room, agree the learning together.',
  },
  {
    roles: ['teamManager'],
    title: 'Clear the way',
    comesFor: 'Give quick decisions, and answer when somebody is worried about a child’s safety.',
  },
  {
    roles: ['headOfService', 'qualityLead', 'representative', 'administrator'],
    title: 'Look across the service',
    comesFor: 'What is being learned, and what helps it along. The themes come later.',
  },
];

/** Puts each person where they first fit, so that nobody is listed twice. */
export function byPurpose<Somebody extends { roles: readonly PersonRole[] }>(
  people: readonly Somebody[],
): { title: string; comesFor: string; people: Somebody[] }[] {
  const placed = new Set<Somebody>();
  return purposes
    .map(({ roles, title, comesFor }) => {
      const here = people.filter(
        (person) => !placed.has(person) && person.roles.some((role) => roles.includes(role)),
      );
      for (const person of here) placed.add(person);
      return { title, comesFor, people: here };
    })
    .filter((group) => group.people.length > 0);
}
