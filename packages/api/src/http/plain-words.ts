import type { z } from 'zod';

const wanted: Record<string, string> = {
  string: 'Write this as text.',
  number: 'Give a number.',
  int: 'Give a whole number.',
  boolean: 'Say true or false.',
  array: 'Give a list.',
  object: 'Give named values, as a JSON object.',
};

/** What is wrong with a value, for people: where a schema says nothing better of its own. */
export const plainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'This is missing.'
        : (wanted[issue.expected] ?? 'This is of another kind than expected.');
    case 'invalid_value':
      return issue.input === undefined
        ? 'This is missing.'
        : `Choose one of these: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `Nothing is known here by the name of ${issue.keys.map((key) => `“${key}”`).join(', ')}.`;
    case 'invalid_union':
      return issue.discriminator === undefined
        ? 'This is of another kind than expected.'
        : 'There is no such command.';
    case 'too_small':
      return `Give ${issue.minimum} or more.`;
    case 'too_big':
      return `Give ${issue.maximum} or less.`;
    default:
      return 'This cannot be read.';
  }
};
