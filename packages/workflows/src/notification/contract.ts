import { z } from 'zod';
import { idSchema } from '../organisation/people.ts';
import { aboutKinds } from './about.ts';
import { notificationKinds } from './list.ts';

export type { NotificationKind } from './list.ts';

export const notificationSchema = z.object({
  id: idSchema,
  kind: z.enum(notificationKinds),
  about: z.object({ kind: z.enum(aboutKinds), id: idSchema }),
  /** One sentence, as one would say it aloud; holds no content and no case reference. */
  says: z.string(),
  at: z.string(),
  readAt: z.string().nullable(),
  /** A safety concern: shown first and in its own colour. */
  urgent: z.boolean(),
});
export type Notification = z.infer<typeof notificationSchema>;
