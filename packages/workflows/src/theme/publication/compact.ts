import { z } from 'zod';
import type { Group } from './publish.ts';

type Packed = [number[], number[][], Packed[]];

const bodySchema = z.object({ units: z.array(z.string()), group: z.unknown() });

/** A group as JSON with as little around its numbers as can be. */
export function packGroup(group: Group): string {
  const place = new Map(group.units.map((unit, index) => [unit, index]));
  const pack = ({ units, blocks, children }: Group): Packed => [
    units.map((unit) => place.get(unit) ?? 0),
    blocks.map(({ from, weeks, counts }) => [from, weeks, ...counts]),
    children.map(pack),
  ];
  return JSON.stringify({ units: group.units, group: pack(group) });
}

/**
 * @param json what was parsed of `packGroup`'s JSON
 * @throws ZodError or TypeError for what `packGroup` did not make
 */
export function unpackGroup(json: unknown): Group {
  const { units: names, group } = bodySchema.parse(json);
  // By hand: there are tens of thousands of blocks in a frame, and somebody waits for them.
  const unpack = (packed: unknown): Group => {
    const [units, blocks, children] = listIn(packed);
    return {
      units: numbersIn(units).map((index) => names[index] ?? ''),
      blocks: listIn(blocks).map((block) => {
        const [from = 0, weeks = 1, ...counts] = numbersIn(block);
        return { from, weeks, counts };
      }),
      children: listIn(children).map(unpack),
    };
  };
  return unpack(group);
}

function listIn(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('This is not a packed group.');
  return value;
}

function numbersIn(value: unknown): number[] {
  const list = listIn(value);
  if (!list.every((one) => typeof one === 'number')) {
    throw new TypeError('This is not a packed group.');
  }
  return list;
}
