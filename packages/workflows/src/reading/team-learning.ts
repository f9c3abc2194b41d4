import { z } from 'zod';
import { actionStates } from '../action/view.ts';
import { idSchema, personRefSchema } from '../organisation/people.ts';

/**
 * What one agreed record leaves for the team: its learning and next steps, as agreed. Not who held it, nothing of what led
 * there, and nothing by which colleagues could be set beside each other (rule R5, promise 1).
 */
export const teamLearningSchema = z.object({
  /** Of the record; opens nothing. */
  id: idSchema,
  caseReference: z.string(),
  agreedAt: z.string(),
  learning: z.array(z.string()),
  nextSteps: z.array(
    z.object({
      text: z.string(),
      owner: personRefSchema.nullable(),
      due: z.string().nullable(),
      state: z.enum(actionStates).nullable(),
    }),
  ),
});
export type TeamLearning = z.infer<typeof teamLearningSchema>;
