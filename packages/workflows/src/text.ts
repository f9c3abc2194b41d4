import { z } from 'zod';

// Control characters are exactly what is looked for.
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Text a person typed: trimmed, not empty, without control characters. `max` in UTF-16 units. */
export function writtenText(max: number) {
  return z
    .string({ error: 'Write this as text.' })
    .trim()
    .min(1, 'Write something here.')
    .max(max, `Keep this under ${max} characters.`)
    .refine((text) => !controlCharacters.test(text), 'This holds characters that cannot be kept.');
}
