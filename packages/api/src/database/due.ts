/** A filter for what is due. */
export interface DueBy {
  $type: 'date';
  $lte: Date;
}

/**
 * Due by then. It says the type as the partial indexes do (`collections.ts`): without it MongoDB does not see that they
 * hold everything it asks for, and reads the whole collection at every poll.
 */
export function dueBy(now: Date): DueBy {
  return { $type: 'date', $lte: now };
}
