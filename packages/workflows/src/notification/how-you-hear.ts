import { z } from 'zod';
import { idSchema, personRefSchema } from '../organisation/people.ts';
import { weekdaySchema } from '../organisation/settings.ts';
import { choiceSchema } from './choices.ts';
import { notificationGroupNames } from './groups.ts';

/** How one person hears from the service, as only they see it. */
export const howYouHearSchema = z.object({
  /** Their address; null where nobody has given one. */
  email: z.string().nullable(),
  /** Whether e-mails go out, are kept to be looked at (the demo), or are not set up here. */
  emails: z.enum(['sent', 'kept', 'notSetUp']),
  /** Whether this service can reach devices at all. */
  push: z.boolean(),
  /** Whether they have set up a device to be told on. */
  device: z.boolean(),
  /** When the weekly e-mail comes, on the clock of the organisation. */
  weekly: z.object({ day: weekdaySchema, at: z.string() }),
  quietHours: z.object({ from: z.string(), until: z.string() }),
  groups: z.array(
    z.object({
      group: z.enum(notificationGroupNames),
      name: z.string(),
      about: z.string(),
      /** Comes at once whatever is chosen. */
      fixed: z.boolean(),
      choice: choiceSchema,
    }),
  ),
  /** When the secret address of their calendar was made; null where there is none. */
  calendarMadeAt: z.string().nullable(),
});
export type HowYouHear = z.infer<typeof howYouHearSchema>;

/** The secret address of one's own calendar: told once, kept nowhere. */
export const calendarAddressSchema = z.object({ address: z.string(), madeAt: z.string() });
export type CalendarAddress = z.infer<typeof calendarAddressSchema>;

/** An e-mail of the demo, as it would have gone out. */
export const keptEmailSchema = z.object({
  id: idSchema,
  from: z.string(),
  to: z.string(),
  title: z.string(),
  at: z.string(),
  text: z.string(),
  html: z.string(),
  /** What is attached for the calendar. */
  calendar: z.string().nullable(),
});
export type KeptEmail = z.infer<typeof keptEmailSchema>;

/** What is still to go to one person, and when. */
export const waitingEmailSchema = z.object({
  due: z.string(),
  weekly: z.boolean(),
  things: z.number(),
});
export const outboxSchema = z.object({
  waiting: z.array(waitingEmailSchema),
  items: z.array(keptEmailSchema),
  next: z.string().nullable(),
});
export type OutboxPage = z.infer<typeof outboxSchema>;

/** An address that did not take e-mail. */
export const undeliveredSchema = z.object({
  person: personRefSchema,
  address: z.string(),
  says: z.string(),
  since: z.string(),
  last: z.string(),
});
export type Undelivered = z.infer<typeof undeliveredSchema>;

/** Days and hours that are kept free of discussions. */
export const freeTimesSchema = z.object({
  protectedDays: z.array(weekdaySchema),
  quietHours: z.object({ from: z.string(), until: z.string() }),
});
export type FreeTimes = z.infer<typeof freeTimesSchema>;
