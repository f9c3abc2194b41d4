import { z } from 'zod';
import { idSchema } from '../organisation/people.ts';
import { sections } from './stages.ts';

/**
 * A finding as the service projects it from the live document (`findings:<discussionId>`). In the document it is
 * a Y.Map of the same names, `text` a Y.XmlFragment, `themes` a Y.Map of theme ids.
 */
export const findingSchema = z.object({
  id: idSchema,
  section: z.enum(sections),
  /** Plain text, paragraphs joined by `\n`. */
  text: z.string(),
  createdBy: idSchema.nullable(),
  createdAt: z.string().nullable(),
  themes: z.array(idSchema),
  /** The participants agree that this may be read, as an excerpt, beyond them. */
  share: z.boolean(),
  standard: idSchema.nullable(),
  /** Findings it rests on. */
  from: z.array(idSchema),
  /** Written as the worker's own reflection ("that didn't go quite right"), S3.1. */
  ownReflection: z.boolean(),
  /** Next steps only. */
  owner: idSchema.nullable(),
  /** Next steps only: a date, `YYYY-MM-DD`. */
  due: z.iso.date().nullable(),
  /** Next steps only. */
  expectedChange: z.string().nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

export interface FamilyVoice {
  status: 'notAsked' | 'asked' | 'recorded' | 'explained';
  words: string | null;
  how: string | null;
  reason: string | null;
}

/**
 * The text an agreement is bound to, as canonical JSON: the findings that say something, in order, without who
 * typed them, and the family's voice. Two records with the same words have the same canonical text; the
 * service hashes it with SHA-256 (`contentHash`, 64 hex digits).
 */
export function canonicalContent(findings: readonly Finding[], familyVoice: FamilyVoice): string {
  const said = findings
    .filter((finding) => finding.text.trim() !== '')
    .map((finding) => [
      finding.id,
      finding.section,
      finding.text.normalize('NFC').trim(),
      [...finding.themes].sort(),
      finding.share,
      finding.standard,
      [...finding.from].sort(),
      finding.ownReflection,
      finding.owner,
      finding.due,
      finding.expectedChange?.normalize('NFC').trim() ?? null,
    ]);
  const { status, words, how, reason } = familyVoice;
  return JSON.stringify({ format: 1, findings: said, familyVoice: [status, words, how, reason] });
}

/** Findings with words in them; an empty card is not a finding yet. */
export function written(findings: readonly Finding[], section: Finding['section']): Finding[] {
  return findings.filter((finding) => finding.section === section && finding.text.trim() !== '');
}
