import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from './config.ts';
import { withDatabase } from './database/with-database.ts';
import { whyItDidNotStart } from './failed-start.ts';
import { plainWords } from './http/plain-words.ts';
import { makeAdministrator } from './session/first-administrator.ts';

const usage = `Makes somebody an administrator and prints a link with which they choose their password, once.

  npm run admin:create -- --name "Pat Meadows" --email pat@council.example --organisation "Fernvale Children’s Trust"
`;

const wanted = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254),
  organisation: z.string().trim().min(1).max(200),
});

function given(): z.infer<typeof wanted> | null {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ options: { name: text, email: text, organisation: text } });
    const read = wanted.safeParse({ ...values }, { error: plainWords });
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues)
      process.stderr.write(`--${path.join('.')}: ${message}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.stderr.write(`\n${usage}`);
  return null;
}

async function create(asked: z.infer<typeof wanted>): Promise<void> {
  const config = readConfig(process.env);
  await withDatabase(config, async (connection) => {
    const made = await makeAdministrator(connection, asked);
    const home = config.session.publicUrl ?? `http://localhost:${config.port}`;
    process.stdout.write(
      [
        `${made.person.name} is an administrator of ${made.organisation}.`,
        `Give them this link. It counts once, until ${made.expires.toUTCString()}:`,
        '',
        `  ${home}${made.path}`,
        '',
      ].join('\n'),
    );
  });
}

const asked = given();
if (asked === null) process.exitCode = 1;
else {
  await create(asked).catch((error: unknown) => {
    const why = whyItDidNotStart(error);
    if (why === null) throw error;
    process.stderr.write(`Nobody was made an administrator. ${why}\n`);
    process.exitCode = 1;
  });
}
