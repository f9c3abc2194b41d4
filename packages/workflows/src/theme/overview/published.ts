import { answer, answerInParts } from '../publication/answer.ts';
import type { PairBlock } from '../publication/pairs.ts';
import type { Block, Group } from '../publication/publish.ts';
import { type Unit, unitOf } from '../publication/tally.ts';
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

/** Of one group: its units as they are kept and as they are read, and those of the places that were asked for. */
interface Places {
  units: readonly { key: string; unit: Unit }[];
  asked: Map<string, ReadonlySet<string>>;
}

const placesOf = new WeakMap<Group, Places>();
const nowhere: ReadonlySet<string> = new Set();

/** The published units that make up a place; remembered with the group, since every theme asks. */
export function unitsOf(group: Group, place: Place): ReadonlySet<string> {
  const places = placesOf.get(group) ?? {
    units: group.units.map((key) => ({ key, unit: unitOf(key) })),
    asked: new Map<string, ReadonlySet<string>>(),
  };
  placesOf.set(group, places);
  const key = JSON.stringify([place.area, place.service, place.team]);
  const known = places.asked.get(key);
  if (known) return known;
  const within = places.units.filter(({ unit }) => isWithin(unit, place));
  // Places that do not exist can be asked for without end: nothing is remembered of them.
  if (within.length === 0) return nowhere;
  const units = new Set(within.map((own) => own.key));
  places.asked.set(key, units);
  return units;
}

function isWithin({ service, area, team }: Unit, place: Place): boolean {
  return (
    (place.service === null || place.service === service) &&
    (place.area === null || place.area === area) &&
    (place.team === null || place.team === team)
  );
}

/** Blocks that lie whole in the period; of a running frame, as far as it has come. */
export function blocksIn(blocks: readonly Block[], until: number, weeks: Weeks): Block[] {
  const found: Block[] = [];
  for (const block of blocks) {
    const { from } = block;
    const end = Math.min(from + block.weeks, until);
    if (from < weeks.from || from >= until || end > weeks.until) continue;
    found.push(end === from + block.weeks ? block : { ...block, weeks: end - from });
  }
  return found;
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
  return populationIn(frames, key, place, weeks, answer);
}

/**
 * A population as far as it can be shown: where a place is no union of published groups, of those within it. To be added
 * up, as a share of fewer discussions than were held; `shown` are the weeks of those (`weeksOf`), so that it is never of
 * more.
 */
export function raisedInParts(
  frames: readonly PublishedFrame[],
  key: string,
  place: Place,
  weeks: Weeks,
  shown: ReadonlySet<number>,
): Block[] {
  return populationIn(frames, key, place, weeks, answerInParts).filter(
    (block) => shown.has(block.from) && shown.has(block.from + block.weeks - 1),
  );
}

/** Every week of some blocks. */
export function weeksOf(blocks: readonly Block[]): ReadonlySet<number> {
  return new Set(
    blocks.flatMap(({ from, weeks }) => Array.from({ length: weeks }, (_, index) => from + index)),
  );
}

function populationIn(
  frames: readonly PublishedFrame[],
  key: string,
  place: Place,
  weeks: Weeks,
  say: typeof answer,
): Block[] {
  return frames.flatMap(({ all, populations, until }) => {
    if (!all) return [];
    const group = populations.get(key);
    if (group === null) return [];
    // Nobody raised it in this frame: none of all of them.
    const found = say(group ?? all, unitsOf(all, place)) ?? [];
    const blocks = group ? found : found.map((block) => withNone(block));
    return blocksIn(blocks, until, weeks);
  });
}

function withNone(block: Block): Block {
  return { ...block, counts: [0, block.counts[0] ?? 0] };
}
