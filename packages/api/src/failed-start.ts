import { z } from 'zod';

/** The database is there, but not as it is needed; the message says what to do. */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem';
}

const named = z.object({ name: z.string(), message: z.string() });
const withCode = z.object({ code: z.string(), message: z.string() });

/** Why the service did not start and what to do, in plain words; null for what nobody foresaw. */
export function whyItDidNotStart(error: unknown): string | null {
  if (error instanceof z.ZodError) {
    const lines = error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    return [
      'The settings cannot be read. Please look at these (docs/operations.md has them all):',
      ...lines,
    ].join('\n');
  }
  if (withCode.safeParse(error).data?.code === 'EADDRINUSE') {
    return 'That port is in use already. Stop what uses it, or choose another with PORT.';
  }
  const { name = '', message = '' } = named.safeParse(error).data ?? {};
  if (name === 'DatabaseProblem' || name === 'MongodProblem') return message;
  if (name === 'MongoParseError') {
    return `MONGODB_URI cannot be read: ${message}. Leave it unset to use the database that comes with Alongside.`;
  }
  if (/ServerSelection|MongoNetwork|MongoServer/.test(name)) {
    return `The database at MONGODB_URI does not answer: ${message}. Start it or mend the address, or leave MONGODB_URI unset to use the database that comes with Alongside.`;
  }
  return null;
}
