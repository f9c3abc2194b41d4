import { z } from 'zod';
import { idSchema } from '../organisation/people.ts';
import { writtenText } from '../text.ts';

const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** A day, `YYYY-MM-DD`; of an instant, its day in UTC. */
const daySchema = z.union(
  [
    z.iso.date(),
    z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString().slice(0, 10)),
  ],
  { error: 'Give a day such as 2027-03-31.' },
);

/** Every command a person may send to a response. Names are part of the contract. */
export const responseCommands = {
  consider: command('consider', { workingParty: z.array(idSchema).min(1).max(20) }),
  proposeTrial: command('proposeTrial', { what: writtenText(1000), until: daySchema }),
  try: command('try', { what: writtenText(1000), until: daySchema }),
  adopt: command('adopt', {
    /** What is done from now on; the words of the trial when left out. */
    what: writtenText(1000).optional(),
    /** The guidance it became part of. */
    guidance: idSchema.optional(),
    /** When it is looked at again; half a year later when left out. */
    lookAgainOn: daySchema.optional(),
  }),
  stop: command('stop', { reason: writtenText(1000) }),
  tell: command('tell', { message: writtenText(1000) }),
  lookAgain: command('lookAgain', { seen: writtenText(1000).optional() }),
  comment: command('comment', { words: writtenText(1000) }),
  answerComment: command('answerComment', { comment: idSchema, words: writtenText(1000) }),
  takeBackComment: command('takeBackComment', {
    comment: idSchema,
    reason: writtenText(300).optional(),
  }),
} as const;

export const responseCommandSchema = z.discriminatedUnion('type', [
  responseCommands.consider,
  responseCommands.proposeTrial,
  responseCommands.try,
  responseCommands.adopt,
  responseCommands.stop,
  responseCommands.tell,
  responseCommands.lookAgain,
  responseCommands.comment,
  responseCommands.answerComment,
  responseCommands.takeBackComment,
]);

export type ResponseSystemCommand =
  | { type: 'remindToConsider' }
  | { type: 'remindToDecide' }
  | { type: 'remindToTell' }
  | { type: 'remindToLookAgain' }
  | { type: 'watch' };
export type ResponsePersonCommand = z.infer<typeof responseCommandSchema>;
export type ResponseCommand = ResponsePersonCommand | ResponseSystemCommand;

/** What somebody says who opens a response: which theme, and what was noticed in a sentence or two. */
export const noticeSchema = z.strictObject({
  theme: idSchema,
  /** What was heard, in plain words: everybody reads it. */
  heard: writtenText(300),
  /** Left out: the whole organisation. */
  area: z.string().trim().min(1).max(100).optional(),
  /** The day it was first seen, where that was before today. */
  spottedOn: daySchema
    .refine((day) => day >= '2000-01-01', { error: 'Give a day since the year 2000.' })
    .optional(),
});
export type Notice = z.infer<typeof noticeSchema>;

export interface ResponseInput {
  theme: string;
  heard: string;
  area: string | null;
  /** `YYYY-MM-DD`; null: the day it is opened. */
  spottedOn: string | null;
}
