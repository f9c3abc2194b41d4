import { personRoles } from '@alongside/workflows/organisation/people';
import { expect, test } from 'vitest';
import { placesFor } from './places.ts';

const labels = (places: { label: string }[]) => places.map(({ label }) => label);

test.each([
  [['worker'], 'Your week, Discussions, Supervision, The plan, Told to you'],
  [['practiceLead'], 'Your week, Discussions, Practice weeks, The plan, Told to you'],
  [['teamManager'], 'Your week, Decisions, Supervision, Your team, Told to you'],
  [['headOfService'], 'Themes, The plan, Decisions, Your week, Told to you'],
  [['qualityLead'], 'Themes, The plan, Practice weeks, Your week, Told to you'],
  [['representative'], 'What we are learning, The plan, Your week, Told to you'],
  [['administrator'], 'People and settings, Your week, The plan, Told to you'],
  [['worker', 'teamManager'], 'Your week, Discussions, Decisions, Supervision, Told to you'],
] as const)('what %j comes for most stands first', (roles, says) => {
  expect(labels(placesFor({ roles: [...roles] }, false).bar).join(', ')).toBe(says);
});

test('everything somebody may open is in the bar or in the menu, once', () => {
  const { bar, menu } = placesFor({ roles: [...personRoles] }, true);
  const all = [...bar, ...menu.flatMap(({ places }) => places)].map(({ to }) => to);
  expect(bar).toHaveLength(5);
  expect(all).toHaveLength(20);
  expect(new Set(all).size).toBe(all.length);
});

test('nothing leads where somebody has no business', () => {
  const { bar, menu } = placesFor({ roles: ['worker'] }, false);
  const all = [...bar, ...menu.flatMap(({ places }) => places)].map(({ to }) => to);
  for (const closed of ['/themes', '/decisions', '/from-outside', '/who-viewed', '/administration'])
    expect(all).not.toContain(closed);
  expect(all).not.toContain('/outbox');
});
