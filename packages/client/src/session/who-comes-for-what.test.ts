import type { PersonRole } from '@alongside/workflows/organisation/people';
import { personRoles } from '@alongside/workflows/organisation/people';
import { expect, test } from 'vitest';
import { byPurpose } from './who-comes-for-what.ts';

test('everybody is found once, whatever their roles', () => {
  const people: { name: string; roles: PersonRole[] }[] = [
    ...personRoles.map((role) => ({ name: role, roles: [role] })),
    { name: 'both', roles: ['worker', 'practiceLead'] },
  ];
  const listed = byPurpose(people).flatMap((group) => group.people.map(({ name }) => name));
  expect(listed.toSorted()).toEqual(people.map(({ name }) => name).toSorted());
});
