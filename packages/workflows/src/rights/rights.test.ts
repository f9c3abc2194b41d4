import { expect, test } from 'vitest';
import type { PersonRole } from '../organisation/people.ts';
import { may, type Right, rights } from './rights.ts';

const names = Object.keys(rights).filter((name): name is Right => Object.hasOwn(rights, name));
const held = (role: PersonRole) => names.filter((right) => may({ roles: [role] }, right));

test('[R3] an administrator holds no right that shows content', () => {
  expect(held('administrator')).toEqual([
    'seePlan',
    'seeLearning',
    'seeGreatPractice',
    'keepConflicts',
    'keepRetention',
    'administer',
  ]);
});

test('[R5] a team manager’s line of sight is her team’s, a head of service’s is themes', () => {
  expect(held('teamManager')).toEqual([
    'seePlan',
    'seeLearning',
    'seeGreatPractice',
    'celebratePractice',
    'seeTeamLearning',
    'seeSupervision',
    'seeDecisionTimes',
    'breakGlass',
  ]);
  expect(held('headOfService')).not.toContain('seeTeamLearning');
  expect(held('headOfService')).toContain('seeThemes');
  expect(held('worker')).not.toContain('seeThemes');
});

test('whoever has several roles may what each of them may, and nobody else anything', () => {
  expect(may({ roles: ['worker', 'administrator'] }, 'administer')).toBe(true);
  expect(may({ roles: [] }, 'administer')).toBe(false);
  expect(may({ roles: [] }, 'seePlan')).toBe(true);
});
