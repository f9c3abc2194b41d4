import { idSchema } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import { ProblemError } from '../problem-error.ts';

/** Where a page ended: the instant and the id of its last item, newest first. */
export interface Place {
  at: Date;
  id: string;
}

const placeSchema = z.tuple([z.int().min(0), idSchema.or(z.string().max(80))]);

export function pageQuery<Shape extends z.ZodRawShape>(shape: Shape, most = 100, usual = 20) {
  return z.strictObject({
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(most).default(usual),
    ...shape,
  });
}

/** A page as the contract has it: `next` is the cursor of the following page. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export function cursorOf(place: Place): string {
  return Buffer.from(JSON.stringify([place.at.getTime(), place.id])).toString('base64url');
}

/** @throws ProblemError `malformed` when it is not a cursor this service gave. */
export function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const parsed = placeSchema.safeParse(jsonIn(cursor));
  if (!parsed.success || !Number.isFinite(new Date(parsed.data[0]).getTime())) {
    throw new ProblemError(
      'malformed',
      'This is not a cursor this service gave. Start the list again.',
    );
  }
  return { at: new Date(parsed.data[0]), id: parsed.data[1] };
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A filter for what comes after `place` in a list sorted by `field` and `_id`, newest first. */
export function after(place: Place | undefined, field: string): Record<string, unknown> {
  if (!place) return {};
  return { $or: [{ [field]: { $lt: place.at } }, { [field]: place.at, _id: { $lt: place.id } }] };
}

/** Cuts one more than was asked for into a page. */
export function pageOf<Found, Item>(
  found: readonly Found[],
  limit: number,
  place: (last: Found) => Place,
  item: (found: Found) => Item,
): { items: Item[]; next: string | null } {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    next: found.length > limit && last !== undefined ? cursorOf(place(last)) : null,
  };
}

/** A pattern that finds these very characters, in any case. */
export function containing(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
}
