import { z } from 'zod';
import { idSchema, personRefSchema } from '../organisation/people.ts';
import { findingSchema } from './findings.ts';
import { sections, stages } from './stages.ts';

/** What a version of the findings was kept for; the first are past tenses of the commands that made it. */
export const versionReasons = [
  'movedTo',
  'paused',
  'finished',
  'agreed',
  'changeAsked',
  'kept',
] as const;
export type VersionReason = (typeof versionReasons)[number];

/** A line of `GET /discussions/:id/versions`. */
export const versionLineSchema = z.object({
  version: idSchema,
  at: z.string(),
  by: personRefSchema.nullable(),
  why: z.enum(versionReasons),
  /** Where the room moved to; `movedTo` only. */
  stage: z.enum(stages).nullable(),
  /** What its keeper called it; `kept` only. */
  label: z.string().nullable(),
});
export type VersionLine = z.infer<typeof versionLineSchema>;

/** The findings as they stood then. Never changes. */
export const versionSchema = versionLineSchema.extend({ findings: z.array(findingSchema) });
export type Version = z.infer<typeof versionSchema>;

/** What can be different about a finding beside its words. */
export const findingDetails = ['owner', 'due', 'expectedChange', 'share', 'themes'] as const;

/** One finding that is not as the reader left it. */
export const findingChangeSchema = z.object({
  finding: idSchema,
  section: z.enum(sections),
  what: z.enum(['added', 'changed', 'takenOut']),
  /** Plain text; empty where there was or is none. */
  before: z.string(),
  after: z.string(),
  details: z.array(z.enum(findingDetails)),
  /** Who typed or set something in it since. Who only took words away is not known. */
  by: z.array(personRefSchema),
});
export type FindingChange = z.infer<typeof findingChangeSchema>;

/** What changed since this reader was last here; `since` is null when they never were. */
export const changesSchema = z.object({
  since: z.string().nullable(),
  items: z.array(findingChangeSchema),
});
export type Changes = z.infer<typeof changesSchema>;

/** Who wrote what in a finding: its plain text in pieces, in order. */
export const authorsSchema = z.object({
  /** Begun by the two at one screen, under one name. */
  together: z.boolean(),
  spans: z.array(z.object({ text: z.string(), by: personRefSchema.nullable() })),
});
export type Authors = z.infer<typeof authorsSchema>;

/** Words that came too late for the text they were typed for: their author's alone. */
export const lateWordsSchema = z.object({
  /** The id of the finding or of the prompt. */
  at: z.string().max(64),
  section: z.string().max(64).nullable(),
  text: z.string().max(20_000),
});
export type LateWords = z.infer<typeof lateWordsSchema>;
