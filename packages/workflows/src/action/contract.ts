import { z } from 'zod';
import { idSchema } from '../organisation/people.ts';
import { writtenText } from '../text.ts';

const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Every command a person may send to an action. Names are part of the contract. */
export const actionCommands = {
  start: command('start', {}),
  finish: command('finish', {}),
  check: command('check', { difference: writtenText(4000) }),
  askDecision: command('askDecision', { approver: idSchema, question: writtenText(500) }),
  decide: command('decide', {
    outcome: z.enum(['approved', 'declined']),
    reason: writtenText(2000),
  }),
  moveDate: command('moveDate', { due: z.iso.date(), reason: writtenText(500) }),
  drop: command('drop', { reason: writtenText(2000) }),
} as const;

export const actionCommandSchema = z.discriminatedUnion('type', [
  actionCommands.start,
  actionCommands.finish,
  actionCommands.check,
  actionCommands.askDecision,
  actionCommands.decide,
  actionCommands.moveDate,
  actionCommands.drop,
]);

export type ActionSystemCommand = { type: 'remindOverdue' } | { type: 'remindDecision' };
export type ActionPersonCommand = z.infer<typeof actionCommandSchema>;
export type ActionCommand = ActionPersonCommand | ActionSystemCommand;

/** An action is opened by an agreed next step (or, beside a discussion, by one of its two holders). */
export const actionInputSchema = z.strictObject({
  discussion: idSchema,
  /** The finding it came from. */
  finding: idSchema.nullable(),
  what: writtenText(4000),
  owner: idSchema,
  /** `YYYY-MM-DD` */
  due: z.iso.date(),
  expectedChange: z.string().trim().max(2000).nullable(),
});
export type ActionInput = z.infer<typeof actionInputSchema>;
