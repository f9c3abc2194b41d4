import type { Service } from '../../service.ts';
import { type Caller, signInAs } from '../caller.ts';
import { createHands } from '../hands.ts';
import type { DemoPerson } from '../organisation.ts';
import type { Turn } from '../turns.ts';
import { chanceFrom } from './chance.ts';
import { discussionsOfTheYear } from './discussions.ts';
import { peopleOfTheYear } from './people.ts';
import { seriesOfYear } from './series.ts';
import { yearSeed } from './shape.ts';
import { turnsOfYear } from './tell-year.ts';

/**
 * The year of generated discussions: who takes part in them, and all that they do.
 * @param today midnight UTC that days are counted back from, milliseconds since the epoch
 */
export function yearOf(
  service: Pick<Service, 'live' | 'url'>,
  today: number,
): { people: DemoPerson[]; turns: Turn[] } {
  const chance = chanceFrom(yearSeed);
  const people = peopleOfTheYear(chance);
  const hands = createHands(service);
  const callers = new Map<string, Promise<Caller>>();
  function as(person: string): Promise<Caller> {
    const known = callers.get(person) ?? signInAs(service.url, person);
    callers.set(person, known);
    return known;
  }
  const discussions = discussionsOfTheYear(chance, people);
  const turns = discussions.flatMap((told) => turnsOfYear(told, { hands, as, today }));
  return {
    people: people.everybody,
    turns: [...turns, ...seriesOfYear(discussions, { as, today })],
  };
}
