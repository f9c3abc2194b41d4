import { expect, test } from 'vitest';
import type { Colleague } from '../api/queries.ts';
import { inOrder } from './person-choice.tsx';

const people = ['Ada', 'Bea', 'Cem', 'Dee', 'Eli', 'Fay', 'Gus'].map((name): Colleague => ({
  id: name.toLowerCase(),
  name,
  roles: ['worker'],
  team: null,
  service: null,
  area: null,
}));
const names = (found: Colleague[]) => found.map(({ name }) => name);
const [ada, , , , , , gus] = people;

test('by name, each once, without those who are in it already', () => {
  expect(
    names(inOrder([...people.slice(0, 3).reverse(), ...people.slice(0, 1)], ['bea'], null)),
  ).toEqual(['Ada', 'Cem']);
});

test('choosing somebody in sight moves nobody under the hand', () => {
  expect(names(inOrder(people, [], ada ?? null))).toEqual(names(people));
});

test('whoever was chosen out of a longer list comes into sight', () => {
  expect(names(inOrder(people, [], gus ?? null))[0]).toBe('Gus');
  expect(names(inOrder(people.slice(0, 2), [], gus ?? null))).toEqual(['Gus', 'Ada', 'Bea']);
});
