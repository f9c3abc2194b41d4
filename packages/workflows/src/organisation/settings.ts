import { z } from 'zod';
import { isCaseLink } from './case-reference.ts';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export const weekdaySchema = z.enum(weekdays);
export type Weekday = z.infer<typeof weekdaySchema>;

/** `#` stands for a digit, `@` for a letter, everything else for itself: simple to write, and nothing to run away with. */
const shapeSchema = z
  .string()
  .max(40)
  .regex(/^[-A-Za-z0-9#@/. ]*$/);
const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time such as 18:30.');
const monthsSchema = z
  .number()
  .int()
  .min(1)
  .max(75 * 12);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const webAddress = z.url({ protocol: /^https?$/ });

/** What an organisation decides for itself. Everything has a default; each part is read by who needs it. */
export const organisationSettingsSchema = z.object({
  /** An IANA name. Days, quiet hours and reminders are its. */
  timeZone: z
    .string()
    .max(60)
    .refine(isTimeZone, 'Give a time zone such as Europe/London.')
    .default('Europe/London'),
  caseReference: z
    .object({
      /** Such as `CR-####`; empty takes any reference. */
      shape: shapeSchema.default(''),
      example: z.string().max(40).default('CR-4821'),
      /** Where the case management system shows it; `{reference}` is replaced. Empty: no link. */
      link: z
        .string()
        .trim()
        .max(500)
        .refine(
          (link) => link === '' || (isCaseLink(link) && webAddress.safeParse(link).success),
          'Give a web address with {reference} in it, or nothing.',
        )
        .default(''),
    })
    .prefault({}),
  /** E-mails and pushes wait for their end; a safety concern does not. */
  quietHours: z
    .object({ from: clockTimeSchema.default('18:30'), until: clockTimeSchema.default('08:00') })
    .prefault({}),
  /** Kept so long, in months, after the last thing that happened to it. `docs/privacy.md` says why so long. */
  retention: z
    .object({
      /** A discussion, its records and its next steps. */
      discussion: monthsSchema.default(36),
      /** A discussion that was withdrawn: nobody learned from it. */
      withdrawn: monthsSchema.default(6),
      /** A private reflection after closing, unless its author keeps it in the record. */
      reflection: monthsSchema.default(6),
      /** Great practice, on the wall or not. */
      greatPractice: monthsSchema.default(36),
      /** Case references drawn for a practice week or deep dive, after it ended. */
      drawn: monthsSchema.default(12),
      /** What somebody was told. */
      notification: monthsSchema.default(12),
      /** Who read what. */
      viewLog: monthsSchema.default(72),
      /** How the disposal log names what went: by its case reference, or by a code that only who knows the reference finds. */
      namedInLog: z.enum(['reference', 'code']).default('code'),
    })
    .prefault({}),
  /** Whether “what we are learning” can be read without signing in. */
  learningPageOpen: z.boolean().default(false),
});
export type OrganisationSettings = z.infer<typeof organisationSettingsSchema>;
