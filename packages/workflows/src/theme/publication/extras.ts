import { z } from 'zod';

/** What is kept beside the groups of a frame, as it is read again. */
export const pairsSchema = z.array(
  z.object({
    first: z.string(),
    second: z.string(),
    blocks: z.array(
      z.object({
        from: z.int(),
        weeks: z.int(),
        both: z.int(),
        onlyFirst: z.int(),
        onlySecond: z.int(),
        neither: z.int(),
      }),
    ),
  }),
);

export const wordsSchema = z.array(
  z.object({
    from: z.int(),
    weeks: z.int(),
    words: z.array(
      z.object({
        word: z.string(),
        now: z.int(),
        nowOf: z.int(),
        before: z.int().nullable(),
        beforeOf: z.int(),
      }),
    ),
  }),
);
