import { answer } from '../publication/answer.ts';
import type { PairBlock } from '../publication/pairs.ts';
import type { Block, Group } from '../publication/publish.ts';
import { unitOf } from '../publication/tally.ts';
import type { PublishedWord } from '../publication/words.ts';

/** Everything that is published of one frame. */
export interface PublishedFrame {
  frame: number;
  /** The first week that is not in it. */
  until: number;
  /** All agreed discussions; null where even they are too few. */
  all: Group | null;
  /** By key: with it, and without. Null where it may not be shown at all; missing where nobody raised it. */
  populations: ReadonlyMap<string, Group | null>;
  pairs: readonly { first: string; second: string; blocks: PairBlock[] }[];
  words: readonly { from: number; weeks: number; words: PublishedWord[] }[];
}

/** Weeks from `from` up to, but not including, `until`. */
export interface Weeks {
  from: number;
  until: number;
}

export interface Place {
  area: string | null;
  service: string | null;
  team: string | null;
}

const unitsOfPlaces = new WeakMap<Group, Map<string, Set<string>>>();

/** The published units that make up a place; remembered with the group, since every theme asks. */
export function unitsOf(group: Group, place: Place): ReadonlySet<string> {
  const known = unitsOfPlaces.get(group) ?? new Map<string, Set<string>>();
  unitsOfPlaces.set(group, known);
  const key = JSON.stringify([place.area, place.service, place.team]);
  const units = known.get(key) ?? new Set(group.units.filter((unit) => isWithin(unit, place)));
  // Places that do not exist can be asked for without end.
  if (known.size < 500) known.set(key, units);
  return units;
}

function isWithin(unit: string, place: Place): boolean {
  const { service, area, team } = unitOf(unit);
  return (
    (place.service === null || place.service === service) &&
    (place.area === null || place.area === area) &&
    (place.team === null || place.team === team)
  );
}

/** Blocks that lie whole in the period; of a running frame, as far as it has come. */
export function blocksIn(blocks: readonly Block[], until: number, weeks: Weeks): Block[] {
  return blocks
    .filter(({ from }) => from >= weeks.from && from < until)
    .map((block) => ({ ...block, weeks: Math.min(block.weeks, until - block.from) }))
    .filter((block) => block.from + block.weeks <= weeks.until);
}

/** Agreed discussions of a place in the period; `leftOut` where a part of it may not be shown. */
export function heldIn(frames: readonly PublishedFrame[], place: Place, weeks: Weeks) {
  const blocks: Block[] = [];
  let leftOut = false;
  for (const { all, until } of frames) {
    const found = all && answer(all, unitsOf(all, place));
    if (!found) leftOut = true;
    else blocks.push(...blocksIn(found, until, weeks));
  }
  return { blocks, leftOut };
}

/** A population in the period: each block with and without it. */
export function raisedIn(
  frames: readonly PublishedFrame[],
  key: string,
  place: Place,
  weeks: Weeks,
): Block[] {
  return frames.flatMap(({ all, populations, until }) => {
    if (!all) return [];
    const group = populations.get(key);
    if (group === null) return [];
    // Nobody raised it in this frame: none of all of them.
    const found = answer(group ?? all, unitsOf(all, place)) ?? [];
    const blocks = group ? found : found.map((block) => withNone(block));
    return blocksIn(blocks, until, weeks);
  });
}

function withNone(block: Block): Block {
  return { ...block, counts: [0, block.counts[0] ?? 0] };
}
