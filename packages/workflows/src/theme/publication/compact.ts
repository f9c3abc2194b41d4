import { z } from 'zod';
import type { Group } from './publish.ts';

type Packed = [number[], number[][], Packed[]];

const packedSchema: z.ZodType<Packed> = z.lazy(() =>
  z.tuple([z.array(z.int()), z.array(z.array(z.int())), z.array(packedSchema)]),
);
const bodySchema = z.object({ units: z.array(z.string()), group: packedSchema });

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

/** @throws ZodError for what `packGroup` did not make */
export function unpackGroup(json: string): Group {
  const { units: names, group } = bodySchema.parse(JSON.parse(json));
  const unpack = ([units, blocks, children]: Packed): Group => ({
    units: units.map((index) => names[index] ?? ''),
    blocks: blocks.map(([from = 0, weeks = 1, ...counts]) => ({ from, weeks, counts })),
    children: children.map(unpack),
  });
  return unpack(group);
}
