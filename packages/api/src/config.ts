import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { plainWords } from './http/plain-words.ts';

const flag = z
  .enum(['', '0', '1', 'true', 'false'])
  .default('')
  .transform((value) => value === '1' || value === 'true');
const given = z.string().min(1).optional();

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('0.0.0.0'),
  MONGODB_URI: given,
  ALONGSIDE_DATA: z.string().default(fromHere('../../../.data')),
  DEMO_MODE: flag,
  SESSION_SECRET: given,
  BEHIND_TLS: flag,
  METRICS_TOKEN: given,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  POLL_MS: z.coerce.number().int().min(50).max(60_000).default(1000),
  SIGN_INS_A_MINUTE: z.coerce.number().int().min(1).default(600),
});

/** What the environment decides, read once at the start. `docs/operations.md` says what each is for. */
export interface Config {
  port: number;
  host: string;
  mongodbUri: string | undefined;
  dataFolder: string;
  demoMode: boolean;
  sessionSecret: string | undefined;
  behindTls: boolean;
  metricsToken: string | undefined;
  logLevel: string;
  /** How often timers and undelivered effects are looked for, in milliseconds. */
  pollMs: number;
  signInsAMinute: number;
  clientFolder: string;
}

/** @throws ZodError that names what cannot be read. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = environmentSchema.parse(environment, { error: plainWords });
  return {
    port: read.PORT,
    host: read.HOST,
    mongodbUri: read.MONGODB_URI,
    dataFolder: read.ALONGSIDE_DATA,
    demoMode: read.DEMO_MODE,
    sessionSecret: read.SESSION_SECRET,
    behindTls: read.BEHIND_TLS,
    metricsToken: read.METRICS_TOKEN,
    logLevel: read.LOG_LEVEL,
    pollMs: read.POLL_MS,
    signInsAMinute: read.SIGN_INS_A_MINUTE,
    clientFolder: fromHere('../../client/dist'),
  };
}

/** The same place from `src` and from `dist`. */
function fromHere(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
