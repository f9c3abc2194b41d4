import { z } from 'zod';
import { idSchema } from '../organisation/people.ts';

/** The devices on which one person is told at once, as only they see them. */
export const devicesSchema = z.object({
  /** What a browser asks for to let this service push to it: a public key, base64url. */
  key: z.string(),
  items: z.array(z.object({ id: idSchema, name: z.string(), since: z.string() })),
});
export type Devices = z.infer<typeof devicesSchema>;
