import type { NotificationGroup } from '../groups.ts';

/** The soonest an e-mail may say it; everything stands on the screen at once. */
export type Soonest = 'atOnce' | 'weekly' | 'screen';

/** One kind of thing that people may be told. */
export interface Told {
  group: NotificationGroup;
  /** Unless the person chooses otherwise. */
  email: Soonest;
  /** Who is told, and when: “whoever is asked for a discussion”. */
  to: string;
  /** One sentence, made from the kind and the name of who acted: never content, never a case reference. */
  says: (name: string) => string;
}
