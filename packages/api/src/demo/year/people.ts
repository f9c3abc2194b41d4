import { type DemoPerson, demoPeople, type DemoTeam, demoTeams } from '../organisation.ts';
import type { Chance } from './chance.ts';

const firstNames = [
  'Ada',
  'Amir',
  'Bea',
  'Callum',
  'Dana',
  'Ellis',
  'Farah',
  'Gwen',
  'Hari',
  'Imogen',
  'Jamal',
  'Kit',
  'Lena',
  'Mina',
  'Noah',
  'Orla',
  'Pavel',
  'Rosa',
  'Seth',
  'Tess',
  'Usha',
  'Vince',
  'Wren',
  'Yara',
  'Zoe',
  'Arlo',
] as const;
const lastNames = [
  'Ashfield',
  'Barrow',
  'Coppice',
  'Denholm',
  'Elmstead',
  'Fairlie',
  'Greave',
  'Hollin',
  'Inglesby',
  'Kerrow',
  'Lonsdale',
  'Marlow',
  'Northcote',
  'Otterburn',
  'Penrose',
  'Quarrington',
  'Redfern',
  'Selwyn',
  'Thorne',
  'Upwood',
  'Varley',
  'Westcott',
  'Yarrow',
] as const;

const workersInATeam = 3;

export interface YearPeople {
  everybody: DemoPerson[];
  workers: DemoPerson[];
  leads: DemoPerson[];
}

/** Colleagues of every team for the generated discussions. Nobody signs in as them: they come for nothing. */
export function peopleOfTheYear(chance: Chance): YearPeople {
  const taken = new Set<string>(demoPeople.map(({ name }) => name));
  const workers = demoTeams.flatMap((team) =>
    Array.from({ length: workersInATeam }, () => colleague(team, 'worker')),
  );
  const leads = demoTeams
    .filter((_, index) => index % 2 === 0)
    .map((team) => colleague(team, 'practiceLead'));
  return { everybody: [...workers, ...leads], workers, leads };

  function colleague(team: DemoTeam, role: 'worker' | 'practiceLead'): DemoPerson {
    const name = freshName();
    return {
      id: `year-${name.toLowerCase().replace(' ', '-')}`,
      name,
      roles: [role],
      team: team.id,
      service: team.service,
      area: team.area,
      comesFor: '',
    };
  }

  function freshName(): string {
    for (;;) {
      const name = `${chance.one(firstNames)} ${chance.one(lastNames)}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  }
}
