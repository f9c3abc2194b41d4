import { z } from 'zod';
import { idSchema } from '../organisation/people.ts';

/** What a person may be told. Sentences are made from the kind, never from content. */
export const notificationKinds = [
  'invited',
  'changeSuggested',
  'accepted',
  'withdrawn',
  'reflectionShared',
  'reflectionTakenBack',
  'reflectionsRevealed',
  'meetingScheduled',
  'roomOpened',
  'readyToAgree',
  'otherAgreed',
  'agreementLapsed',
  'changeAsked',
  'recordAgreed',
  'revisitDue',
  'differenceRecorded',
  'closed',
  'reopeningAsked',
  'reopeningDeclined',
  'reopened',
  'setAside',
  'takenUpAgain',
  'joinedDiscussion',
  'leftDiscussion',
  'conflictDeclared',
  'concernRaised',
  'concernChased',
  'concernAcknowledged',
  'concernHandedOver',
  'reminder',
  'actionYours',
  'decisionAsked',
  'decisionGiven',
  'decisionWaiting',
  'actionOverdue',
  'actionDone',
  'actionDropped',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export const notificationSchema = z.object({
  id: idSchema,
  kind: z.enum(notificationKinds),
  about: z.object({ kind: z.enum(['discussion', 'action']), id: idSchema }),
  /** One sentence, as one would say it aloud; holds no content and no case reference. */
  says: z.string(),
  at: z.string(),
  readAt: z.string().nullable(),
  /** A safety concern: shown first and in its own colour. */
  urgent: z.boolean(),
});
export type Notification = z.infer<typeof notificationSchema>;
