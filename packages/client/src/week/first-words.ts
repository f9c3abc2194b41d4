import type { PersonRole } from '@alongside/workflows/organisation/people';

const welcomes: Record<PersonRole, string> = {
  worker:
    'Welcome. Here you sit down with a practice lead over one child’s story: what you are glad of, where you are stuck, what would help. Nothing is scored, nobody is compared, and what you write stays with those who take part.',
  practiceLead:
    'Welcome. Here you sit down with a colleague over one child’s story, and write down together what you learn. They choose the time; nothing is scored, and what you write stays with those who take part.',
  teamManager:
    'Welcome. When a next step needs your decision, or somebody is worried that a child is not safe, it comes straight to this page. What two colleagues write to each other stays with them.',
  headOfService:
    'Welcome. Decisions that need you come straight to this page, and so does a worry about a child’s safety that nobody has answered within the hour. What the service is learning stands under “Themes”, and what is done about it under “The plan”; both begin with what two colleagues have agreed.',
  qualityLead:
    'Welcome. “Themes” shows what many discussions raise, and “What each theme means” is yours to keep; both begin with what two colleagues have agreed. What they write to each other stays with them.',
  representative:
    'Welcome. “What we are learning” shows in plain words what we have changed, what we are trying, and what we will not do now. Say there whether it rings true. What colleagues write about one child stays with them.',
  administrator:
    'Welcome. People, teams and how they sign in are looked after under “People and settings”. What colleagues write in a discussion is never part of that.',
};

/** Who holds discussions is met as such first; then by what else they come for. */
const inTurn: PersonRole[] = [
  'worker',
  'practiceLead',
  'teamManager',
  'headOfService',
  'qualityLead',
  'representative',
  'administrator',
];

/** Two or three warm sentences for somebody for whom nothing has happened here yet. */
export function firstWords(roles: readonly PersonRole[]): string {
  return welcomes[inTurn.find((role) => roles.includes(role)) ?? 'representative'];
}
