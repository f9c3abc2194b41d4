import { z } from 'zod';
import { sections } from '../discussion/stages.ts';
import { idSchema, instantSchema } from '../organisation/people.ts';
import { writtenText } from '../text.ts';

/** What an author can do with words of theirs that both agreed to share. */
export const excerptCommands = {
  /** They may be read as an excerpt, in these words. */
  confirm: z.strictObject({ type: z.literal('confirm'), words: writtenText(1000).optional() }),
  /** They are not shown to anybody beyond the discussion. */
  withdraw: z.strictObject({ type: z.literal('withdraw') }),
};
export const excerptCommandSchema = z.discriminatedUnion('type', [
  excerptCommands.confirm,
  excerptCommands.withdraw,
]);
export type ExcerptCommand = z.infer<typeof excerptCommandSchema>;

/** An excerpt as its author sees it. */
export const excerptViewSchema = z.object({
  id: idSchema,
  discussion: idSchema,
  section: z.enum(sections),
  themes: z.array(idSchema),
  /** What was agreed, with colleagues’ names, case references, numbers and addresses taken out. */
  agreed: z.string(),
  /** As it would be read, or is. */
  words: z.string(),
  state: z.enum(['waiting', 'confirmed', 'withdrawn']),
  at: instantSchema,
});
export type ExcerptView = z.infer<typeof excerptViewSchema>;
