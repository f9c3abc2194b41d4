import type { DiscussionSystemCommand } from './contract.ts';

/** Every timer a discussion arms, and the command the service sends when it comes due. */
export const discussionTimers = {
  revisit: { type: 'revisitDue' },
  concern: { type: 'chaseConcern' },
  remindInvitation: { type: 'remind', about: 'invitation' },
  remindReflection: { type: 'remind', about: 'reflection' },
  remindAgreement: { type: 'remind', about: 'agreement' },
  remindRevisit: { type: 'remind', about: 'revisit' },
} as const satisfies Record<string, DiscussionSystemCommand>;
export type DiscussionTimer = keyof typeof discussionTimers;
