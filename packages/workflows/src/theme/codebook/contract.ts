import { z } from 'zod';
import { idSchema, instantSchema, personRefSchema } from '../../organisation/people.ts';
import { standardSchema, standardWordsSchema, themeSchema, themeWordsSchema } from './codebook.ts';

const theme = idSchema;
const standard = idSchema;

/** Everything that can be done to a codebook. */
export const codebookCommands = {
  addTheme: z.strictObject({ type: z.literal('addTheme'), ...themeWordsSchema.shape }),
  changeTheme: z.strictObject({
    type: z.literal('changeTheme'),
    theme,
    ...themeWordsSchema.partial().shape,
  }),
  mergeTheme: z.strictObject({ type: z.literal('mergeTheme'), theme, into: idSchema }),
  splitTheme: z.strictObject({
    type: z.literal('splitTheme'),
    theme,
    parts: z
      .array(z.strictObject(themeWordsSchema.omit({ parent: true }).shape))
      .min(2, 'A theme is split into two or more.')
      .max(8),
  }),
  retireTheme: z.strictObject({ type: z.literal('retireTheme'), theme }),
  bringBackTheme: z.strictObject({ type: z.literal('bringBackTheme'), theme }),
  importThemes: z.strictObject({
    type: z.literal('importThemes'),
    themes: z
      .array(
        z.strictObject({ ...themeWordsSchema.omit({ parent: true }).shape, under: z.string() }),
      )
      .min(1, 'There is no theme in this.')
      .max(300),
  }),
  addStandard: z.strictObject({ type: z.literal('addStandard'), ...standardWordsSchema.shape }),
  changeStandard: z.strictObject({
    type: z.literal('changeStandard'),
    standard,
    ...standardWordsSchema.partial().shape,
  }),
  retireStandard: z.strictObject({ type: z.literal('retireStandard'), standard }),
  bringBackStandard: z.strictObject({ type: z.literal('bringBackStandard'), standard }),
  /** Takes one step back as if it had not been; what came later stands. */
  undo: z.strictObject({ type: z.literal('undo'), step: z.int().min(1) }),
};

export const codebookCommandSchema = z.discriminatedUnion('type', [
  codebookCommands.addTheme,
  codebookCommands.changeTheme,
  codebookCommands.mergeTheme,
  codebookCommands.splitTheme,
  codebookCommands.retireTheme,
  codebookCommands.bringBackTheme,
  codebookCommands.importThemes,
  codebookCommands.addStandard,
  codebookCommands.changeStandard,
  codebookCommands.retireStandard,
  codebookCommands.bringBackStandard,
  codebookCommands.undo,
]);
export type CodebookCommand = z.infer<typeof codebookCommandSchema>;

/** What happened to the codebook, as its history tells it. */
export const codebookStepSchema = z.object({
  step: z.int(),
  at: instantSchema,
  by: personRefSchema.nullable(),
  says: z.string(),
  /** It was taken back later. */
  undone: z.boolean(),
});
export type CodebookStep = z.infer<typeof codebookStepSchema>;

export const codebookViewSchema = z.object({
  revision: z.int(),
  themes: z.array(themeSchema),
  standards: z.array(standardSchema),
  /** Newest first. */
  steps: z.array(codebookStepSchema),
  /** Whether the reader may change it. */
  mayKeep: z.boolean(),
});
export type CodebookView = z.infer<typeof codebookViewSchema>;
