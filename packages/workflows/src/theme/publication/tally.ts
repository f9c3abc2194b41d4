import { z } from 'zod';

/** Where a discussion was held: its own team, service and area at that time. */
export interface Unit {
  service: string;
  area: string;
  team: string;
}

/**
 * Discussions of one unit in one week, by class. The classes part the discussions: all of them; with and without a
 * theme; by two themes. Each is the worker of every discussion, so that distinct ones can be counted.
 */
export interface Cell extends Unit {
  week: number;
  classes: readonly (readonly string[])[];
}

/** What may be published: so many discussions, of so many workers. */
export interface Rule {
  discussions: number;
  workers: number;
}

/** On the screens of the organisation. */
export const insideRule: Rule = { discussions: 5, workers: 3 };
/** In whatever leaves it: downloads, packs. */
export const outsideRule: Rule = { discussions: 10, workers: 3 };

/** Nothing at all, or enough of everything: each class by itself, so that none is found by subtracting. */
export function isOpen(cells: readonly Cell[], rule: Rule): boolean {
  const classes = cells[0]?.classes.length ?? 0;
  for (let index = 0; index < classes; index += 1) {
    if (!isEnough(cells, index, rule)) return false;
  }
  return true;
}

/** Looks no further than it must: most of what is asked about is large. */
function isEnough(cells: readonly Cell[], index: number, rule: Rule): boolean {
  const workers = new Set<string>();
  let discussions = 0;
  for (const cell of cells) {
    for (const worker of cell.classes[index] ?? []) {
      if (workers.size < rule.workers) workers.add(worker);
      discussions += 1;
    }
    if (discussions >= rule.discussions && workers.size >= rule.workers) return true;
  }
  return discussions === 0;
}

/** How many discussions each class holds. */
export function countsOf(cells: readonly Cell[]): number[] {
  const classes = cells[0]?.classes.length ?? 0;
  return Array.from({ length: classes }, (_, index) =>
    cells.reduce((sum, cell) => sum + (cell.classes[index]?.length ?? 0), 0),
  );
}

export function unitKey({ service, area, team }: Unit): string {
  return JSON.stringify([service, area, team]);
}

const keySchema = z.tuple([z.string(), z.string(), z.string()]);

/** @throws ZodError for what `unitKey` did not make */
export function unitOf(key: string): Unit {
  const [service, area, team] = keySchema.parse(JSON.parse(key));
  return { service, area, team };
}
