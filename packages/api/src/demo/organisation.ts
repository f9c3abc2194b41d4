import type { PersonRole } from '@alongside/workflows/organisation/people';

/** Fernvale Children's Trust: two areas, five services, a few teams in each. All invented. */
export const demoOrganisation = { id: 'fernvale', name: 'Fernvale Children’s Trust' };

const areas = ['Fernvale North', 'Fernvale West'] as const;

/** Services and the names of their teams, one list an area (`areas` order). */
const teamNames: Record<string, [string[], string[]]> = {
  'Duty and assessment': [
    ['Alder', 'Beacon'],
    ['Clover', 'Dunlin'],
  ],
  'Support and safeguarding': [
    ['Elder', 'Fenland'],
    ['Gorse', 'Heron'],
  ],
  'Disabled children': [['Iris'], ['Juniper']],
  'Children in care': [
    ['Kestrel', 'Larch'],
    ['Maple', 'Nettle'],
  ],
  'Strengthening families': [['Orchard'], ['Poplar']],
};

export interface DemoTeam {
  id: string;
  name: string;
  service: string;
  area: string;
}

export const demoTeams: DemoTeam[] = Object.entries(teamNames).flatMap(([service, byArea]) =>
  byArea.flatMap((names, index) =>
    names.map((name) => ({
      id: `team-${name.toLowerCase()}`,
      name,
      service,
      area: areas[index] ?? areas[0],
    })),
  ),
);

export interface DemoPerson {
  id: string;
  name: string;
  roles: PersonRole[];
  team: string | null;
  service: string | null;
  area: string | null;
  /** What they would come for today; shown where a demo person is chosen. */
  comesFor: string;
}

/** The people of the three discussions and those around them. */
export const demoPeople: DemoPerson[] = [
  inTeam(
    'sam-ferngate',
    'Sam Ferngate',
    ['worker'],
    'team-kestrel',
    'A closed discussion, and a new one to ask for',
  ),
  inTeam(
    'dami-oakhurst',
    'Dami Oakhurst',
    ['worker'],
    'team-elder',
    'Next steps after a discussion seen differently',
  ),
  inTeam(
    'noor-whitcombe',
    'Noor Whitcombe',
    ['worker'],
    'team-iris',
    'A record waiting to be read and agreed',
  ),
  inTeam('nia-coldbrook', 'Nia Coldbrook', ['worker'], 'team-kestrel', 'Nothing yet: a first look'),
  inTeam(
    'priya-millbrook',
    'Priya Millbrook',
    ['practiceLead'],
    'team-larch',
    'Two discussions, one waiting for the worker',
  ),
  inTeam(
    'lee-stanwick',
    'Lee Stanwick',
    ['practiceLead'],
    'team-gorse',
    'A discussion agreed with a difference',
  ),
  inTeam(
    'morgan-tarn',
    'Morgan Tarn',
    ['teamManager'],
    'team-kestrel',
    'Decisions, and concerns to acknowledge',
  ),
  inTeam(
    'alex-brindle',
    'Alex Brindle',
    ['teamManager'],
    'team-elder',
    'A next step that is overdue',
  ),
  inTeam(
    'jo-lindale',
    'Jo Lindale',
    ['teamManager'],
    'team-iris',
    'Decisions, and concerns to acknowledge',
  ),
  inService(
    'helen-ashdown',
    'Helen Ashdown',
    ['headOfService'],
    'Children in care',
    'Fernvale North',
  ),
  inService(
    'tariq-wolds',
    'Tariq Wolds',
    ['headOfService'],
    'Support and safeguarding',
    'Fernvale North',
  ),
  inService(
    'ruth-pennard',
    'Ruth Pennard',
    ['headOfService'],
    'Disabled children',
    'Fernvale North',
  ),
  acrossTheTrust(
    'ines-garside',
    'Ines Garside',
    ['qualityLead'],
    'Templates, themes and practice standards',
  ),
  acrossTheTrust(
    'kai-rowan',
    'Kai Rowan',
    ['representative'],
    'What the service is learning, for children in care council',
  ),
  acrossTheTrust(
    'pat-meadows',
    'Pat Meadows',
    ['administrator'],
    'People and teams, never content',
  ),
];

function inTeam(
  id: string,
  name: string,
  roles: PersonRole[],
  team: string,
  comesFor: string,
): DemoPerson {
  const home = demoTeams.find((candidate) => candidate.id === team);
  return {
    id,
    name,
    roles,
    team,
    service: home?.service ?? null,
    area: home?.area ?? null,
    comesFor,
  };
}

function inService(
  id: string,
  name: string,
  roles: PersonRole[],
  service: string,
  area: string,
): DemoPerson {
  return { id, name, roles, team: null, service, area, comesFor: 'What the service is learning' };
}

function acrossTheTrust(
  id: string,
  name: string,
  roles: PersonRole[],
  comesFor: string,
): DemoPerson {
  return { id, name, roles, team: null, service: null, area: null, comesFor };
}
