import { discussionCommandSchema, proposalSchema } from '@alongside/workflows/discussion/contract';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { plainWords } from './plain-words.ts';

function saysOf(schema: z.ZodType, given: unknown): string[] {
  const { error } = schema.safeParse(given, { error: plainWords });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const good = {
  myRole: 'worker',
  with: 'priya',
  caseReference: 'CR-1',
  ageBand: '5-9',
  focus: 'His sister',
  times: [],
};

test.each<[string, z.ZodType, unknown, string]>([
  ['nothing', proposalSchema, undefined, ': This is missing.'],
  ['a list', proposalSchema, [], ': Give named values, as a JSON object.'],
  ['no person', proposalSchema, { ...good, with: undefined }, 'with: This is missing.'],
  ['a number', proposalSchema, { ...good, with: 5 }, 'with: Write this as text.'],
  ['no list', proposalSchema, { ...good, times: 'x' }, 'times: Give a list.'],
  ['no role', proposalSchema, { ...good, myRole: undefined }, 'myRole: This is missing.'],
  [
    'another role',
    proposalSchema,
    { ...good, myRole: 'chair' },
    'myRole: Choose one of these: worker, practiceLead.',
  ],
  ['more', proposalSchema, { ...good, x: 1 }, ': Nothing is known here by the name of “x”.'],
  ['no command', discussionCommandSchema, { type: 'fly' }, 'type: There is no such command.'],
  [
    'no whole number',
    discussionCommandSchema,
    { type: 'shareReflection', scale: 1.5 },
    'scale: Give a whole number.',
  ],
  [
    'too much',
    discussionCommandSchema,
    { type: 'shareReflection', scale: 11 },
    'scale: Give 10 or less.',
  ],
])('%s is told of in plain words', (_, schema, given, says) => {
  expect(saysOf(schema, given)).toContain(says);
});

test('what a schema says of its own comes first', () => {
  expect(saysOf(proposalSchema, { ...good, focus: '' })).toEqual(['focus: Write something here.']);
});
