import { z } from 'zod';
import { idSchema } from '../organisation/people.ts';
import { writtenText } from '../text.ts';

const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Longest words of a nomination, in UTF-16 units: about half a page. */
export const longestPraise = 1500;

/** Every command a person may send to great practice. Names are part of the contract. */
export const greatPracticeCommands = {
  nominate: command('nominate', { praised: idSchema, words: writtenText(longestPraise) }),
  discard: command('discard', {}),
  /** As it was written, or in words of one's own. */
  consent: command('consent', { words: writtenText(longestPraise).optional() }),
  decline: command('decline', {}),
  /** The nominator's words, before they are on the wall. */
  withdraw: command('withdraw', {}),
  takeBack: command('takeBack', { reason: writtenText(500).optional() }),
  celebrate: command('celebrate', {}),
} as const;

export const greatPracticeCommandSchema = z.discriminatedUnion('type', [
  greatPracticeCommands.nominate,
  greatPracticeCommands.discard,
  greatPracticeCommands.consent,
  greatPracticeCommands.decline,
  greatPracticeCommands.withdraw,
  greatPracticeCommands.takeBack,
  greatPracticeCommands.celebrate,
]);
export type GreatPracticeCommand = z.infer<typeof greatPracticeCommandSchema>;

/** A strength of an agreed record, which a nomination was taken from. */
export const fromFindingSchema = z.strictObject({ discussion: idSchema, finding: idSchema });

/** What somebody says who has seen great practice. */
export const nominationSchema = z.strictObject({
  praised: idSchema,
  /** Left out: the words of the strength it is taken from. */
  words: writtenText(longestPraise).optional(),
  from: fromFindingSchema.optional(),
});
export type Nomination = z.infer<typeof nominationSchema>;

export interface GreatPracticeInput {
  /** Null: still to be said; by e-mail alone. */
  praised: string | null;
  words: string;
  from: z.infer<typeof fromFindingSchema> | null;
  /** It came by e-mail with something attached, which is not kept. */
  leftOut: boolean;
}
