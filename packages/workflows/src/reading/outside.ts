import { z } from 'zod';
import { familyVoiceSchema } from '../discussion/view.ts';
import { participantRoles } from '../discussion/contract.ts';
import { findingSchema } from '../discussion/findings.ts';
import { journeys } from '../discussion/stages.ts';
import { ageBandSchema, idSchema, personRefSchema } from '../organisation/people.ts';
import { writtenText } from '../text.ts';
import { reasonLength } from './reason.ts';

export const outsideReadingBodySchema = z.strictObject({
  discussion: idSchema,
  reason: writtenText(1000).refine(
    (text) => text.length >= reasonLength,
    `Say why in a sentence, ${reasonLength} characters or more. The participants read it.`,
  ),
});

/** What a search by case reference tells from outside: that there is one, and nothing of it. */
export const caseFoundSchema = z.object({
  discussion: idSchema,
  /** One takes part in it, and needs no other way in. */
  mine: z.boolean(),
});

export const outsideReadingSchema = z.object({
  id: idSchema,
  discussion: idSchema,
  caseReference: z.string(),
  reason: z.string(),
  begunAt: z.string(),
  until: z.string(),
});
export type OutsideReading = z.infer<typeof outsideReadingSchema>;

/** What is read from outside: the record as agreed, or what is written so far. Never a reflection, nor a worry's story. */
export const outsideViewSchema = outsideReadingSchema.extend({
  journey: z.enum(journeys),
  participants: z.array(z.object({ person: personRefSchema, role: z.enum(participantRoles) })),
  ageBand: ageBandSchema,
  focus: z.string(),
  familyVoice: familyVoiceSchema,
  findings: z.array(findingSchema),
  /** Set where it is the record as agreed. */
  agreedAt: z.string().nullable(),
  /** Different views, kept beside the record. */
  agreements: z.array(z.object({ person: personRefSchema, difference: z.string().nullable() })),
  /** Everybody else an id in it points to. */
  people: z.array(personRefSchema),
});
export type OutsideView = z.infer<typeof outsideViewSchema>;
