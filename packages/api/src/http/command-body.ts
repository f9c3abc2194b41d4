import { z } from 'zod';
import { ProblemError } from '../problem-error.ts';
import { plainWords } from './plain-words.ts';

/** Made by the sender, one for each intention; sent again with the same words it is applied once. */
export const commandIdSchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, 'Give each command an id of its own, such as a UUID.');
const expectedRevision = z.int().min(0).optional();

export interface SentCommand<Command> {
  commandId: string;
  expectedRevision?: number | undefined;
  command: Command;
}

/** Reads `{type, commandId, expectedRevision?, …payload}`; the payload strictly by `commands`. */
export function commandBody<Command>(
  commands: z.ZodType<Command>,
): z.ZodType<SentCommand<Command>> {
  return z
    .looseObject({ commandId: commandIdSchema, expectedRevision })
    .transform(({ commandId, expectedRevision: revision, ...said }, context) => {
      const parsed = commands.safeParse(said, { error: plainWords });
      if (!parsed.success) {
        for (const issue of parsed.error.issues) {
          context.issues.push({
            code: 'custom',
            message: issue.message,
            path: issue.path,
            input: said,
          });
        }
        return z.NEVER;
      }
      return { commandId, expectedRevision: revision, command: parsed.data };
    });
}

/** The same for people who read the OpenAPI document: each command with what every command carries. */
export function commandBodyShown(commands: readonly z.ZodObject[]): z.ZodType {
  return z.union(
    commands.map((command) => command.extend({ commandId: commandIdSchema, expectedRevision })),
  );
}

/**
 * The revision somebody expects, from `If-Match` (`"3"`) or the body; the body's wins.
 * @throws ProblemError `malformed` for a header that is neither a revision nor `*`.
 */
export function revisionExpected(
  sent: number | undefined,
  ifMatch: string | undefined,
): number | undefined {
  if (sent !== undefined || ifMatch === undefined || ifMatch.trim() === '*') return sent;
  const match = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(ifMatch);
  if (!match) throw new ProblemError('malformed', 'If-Match holds a revision, such as "3".');
  return Number(match[1]);
}
