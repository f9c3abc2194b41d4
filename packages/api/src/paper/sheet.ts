import { sections, type Section } from '@alongside/workflows/discussion/stages';
import { z } from 'zod';

/** Something said, with what stands below it in smaller letters. */
const itemSchema = z.object({ text: z.string(), notes: z.array(z.string()) });

const blockSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    text: z.string(),
    /** Gives the heading the colour its section has on the screen. */
    section: z.enum(sections).nullable(),
  }),
  /** Under a heading; only where one came before. */
  z.object({ kind: z.literal('subheading'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(itemSchema) }),
  /** Side by side and of the same size: neither overrules the other. */
  z.object({
    kind: z.literal('voices'),
    voices: z.array(z.object({ name: z.string(), words: z.string() })),
  }),
]);

/** What stands on paper, whatever the paper is made as: nothing in it depends on when it is made. */
export const sheetSchema = z.object({
  title: z.string(),
  /** Under the title, in smaller letters. */
  lead: z.array(z.string()),
  blocks: z.array(blockSchema),
  /** May run over many sides, in letters of the usual size; else it is made to fit two where that can be read. */
  long: z.boolean().optional(),
  /** At the foot of each side. */
  foot: z.string(),
  /** ISO instant: what the file says it was made at. */
  at: z.string(),
});
export type Sheet = z.infer<typeof sheetSchema>;
export type Block = z.infer<typeof blockSchema>;
export type SheetItem = z.infer<typeof itemSchema>;

export const paperForms = ['pdf', 'docx'] as const;
export type PaperForm = (typeof paperForms)[number];

/** As on the screen in the light; dark enough for small letters on white. */
export const inks: Record<Section, string> = {
  childsExperience: '#6b2b63',
  strength: '#0e5f54',
  worry: '#7a4a00',
  learning: '#1c4f8a',
  nextStep: '#2f4858',
};

/** Certificates, one side for each: who, for which words, and what stands below them. */
export const certificatesSchema = z.object({
  title: z.string(),
  certificates: z.array(
    z.object({
      organisation: z.string(),
      name: z.string(),
      words: z.string(),
      below: z.array(z.string()),
    }),
  ),
  /** ISO instant: what the file says it was made at. */
  at: z.string(),
});
export type Certificates = z.infer<typeof certificatesSchema>;

/** What each kind of paper is made of. */
export interface Papers extends Record<PaperForm, Sheet> {
  certificates: Certificates;
}
