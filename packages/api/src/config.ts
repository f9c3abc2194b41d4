import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { plainWords } from './http/plain-words.ts';
import { type InboundSettings, inboundVariables, readInbound } from './mail/inbound/settings.ts';
import { type MailSettings, mailIsWhole, mailVariables, readMail } from './mail/mail-settings.ts';
import { type SessionSettings, sessionDefaults } from './session/session-settings.ts';
import { readSignOn } from './session/sign-on-settings.ts';

const flag = z
  .enum(['', '0', '1', 'true', 'false'])
  .default('')
  .transform((value) => value === '1' || value === 'true');
const flagOrUnset = z
  .enum(['', '0', '1', 'true', 'false'])
  .optional()
  .transform((value) => (value ? value === '1' || value === 'true' : undefined));
const given = z.string().min(1).optional();

const webAddress = z.url({ protocol: /^https?$/, error: 'Give an address such as https://….' });

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('0.0.0.0'),
  MONGODB_URI: given,
  ALONGSIDE_DATA: z.string().default(fromHere('../../../.data')),
  DEMO_MODE: flag,
  DEMO_YEAR: flag,
  SESSION_SECRET: given,
  BEHIND_TLS: flag,
  METRICS_TOKEN: given,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  SMTP_URL: mailVariables.SMTP_URL,
  MAIL_FROM: mailVariables.MAIL_FROM,
  ...inboundVariables,
  POLL_MS: z.coerce.number().int().min(50).max(60_000).default(1000),
  SIGN_INS_A_MINUTE: z.coerce.number().int().min(1).default(600),
  COMMANDS_A_MINUTE: z.coerce.number().int().min(1).default(600),
  READS_A_MINUTE: z.coerce.number().int().min(1).default(6000),
  EXPORTS_AN_HOUR: z.coerce.number().int().min(1).default(120),
  PUBLIC_URL: webAddress.optional(),
  LOCAL_SIGN_IN: flagOrUnset,
  SESSION_IDLE_MINUTES: z.coerce.number().min(1).max(1440).default(60),
  SESSION_HOURS: z.coerce.number().min(0.05).max(168).default(12),
  SESSION_WARNING_MINUTES: z.coerce.number().min(0.1).max(60).default(5),
  SECURITY_CONTACT: given,
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: given,
  OIDC_CLIENT_SECRET: given,
  OIDC_NAME: z.string().max(60).default('your organisation'),
  OIDC_SCOPES: z.string().default('openid profile email'),
  OIDC_ORGANISATION: given,
  OIDC_ID_CLAIM: z.string().default('sub'),
  OIDC_EMAIL_CLAIM: z.string().default('email'),
  OIDC_TRUST_EMAIL: flag,
  OIDC_ROLES_CLAIM: z.string().default('groups'),
  OIDC_ROLES: given,
  OIDC_TEAMS: given,
  OIDC_CREATE: flag,
});
const minute = 60 * 1000;

/** What the environment decides, read once at the start. `docs/operations.md` says what each is for. */
export interface Config {
  port: number;
  host: string;
  mongodbUri: string | undefined;
  dataFolder: string;
  demoMode: boolean;
  /** Whether the demo also tells a year of generated discussions. */
  demoYear: boolean;
  sessionSecret: string | undefined;
  behindTls: boolean;
  metricsToken: string | undefined;
  logLevel: string;
  /** How often timers and undelivered effects are looked for, in milliseconds. */
  pollMs: number;
  signInsAMinute: number;
  /** How e-mail goes out; undefined: it does not. */
  mail: MailSettings | undefined;
  /** How nominations come in by e-mail. */
  mailIn: InboundSettings;
  session: SessionSettings;
  /** Whom to tell of a weakness, for `/.well-known/security.txt`: a `mailto:` or web address. */
  securityContact: string | undefined;
  clientFolder: string;
}

/** @throws ZodError that names what cannot be read. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = environmentSchema
    .superRefine(demoIsNoProduction)
    .superRefine(mailIsWhole)
    .parse(environment, {
      error: plainWords,
    });
  return {
    port: read.PORT,
    host: read.HOST,
    mongodbUri: read.MONGODB_URI,
    dataFolder: read.ALONGSIDE_DATA,
    demoMode: read.DEMO_MODE,
    demoYear: read.DEMO_YEAR,
    sessionSecret: read.SESSION_SECRET,
    behindTls: read.BEHIND_TLS,
    metricsToken: read.METRICS_TOKEN,
    logLevel: read.LOG_LEVEL,
    pollMs: read.POLL_MS,
    signInsAMinute: read.SIGN_INS_A_MINUTE,
    mail: readMail(read),
    mailIn: readInbound(read),
    session: {
      ...sessionDefaults,
      idleMs: read.SESSION_IDLE_MINUTES * minute,
      longestMs: read.SESSION_HOURS * 60 * minute,
      warningMs: read.SESSION_WARNING_MINUTES * minute,
      local: read.LOCAL_SIGN_IN ?? read.OIDC_ISSUER === undefined,
      signOn: readSignOn(read),
      publicUrl: read.PUBLIC_URL?.replace(/\/$/, '') ?? null,
      commandsAMinute: read.COMMANDS_A_MINUTE,
      readsAMinute: read.READS_A_MINUTE,
      exportsAnHour: read.EXPORTS_AN_HOUR,
    },
    securityContact: read.SECURITY_CONTACT,
    clientFolder: fromHere('../../client/dist'),
  };
}

/**
 * Demo mode lets anybody in as anybody. Whoever has set what only a real service has is running one; `npm start`,
 * which sets none of it, goes on as before.
 */
function demoIsNoProduction(
  read: z.output<typeof environmentSchema>,
  context: z.RefinementCtx<z.output<typeof environmentSchema>>,
): void {
  const real = [
    ...(read.BEHIND_TLS ? ['BEHIND_TLS'] : []),
    ...(read.OIDC_ISSUER === undefined ? [] : ['OIDC_ISSUER']),
    ...(read.PUBLIC_URL?.startsWith('https:') ? ['PUBLIC_URL with https'] : []),
  ];
  if (read.DEMO_MODE && real.length > 0) {
    context.addIssue({
      code: 'custom',
      path: ['DEMO_MODE'],
      message: `Demo mode lets anybody in as anybody, so it does not start beside what a real service has: ${real.join(', ')}. Set DEMO_MODE=0, or leave the rest unset.`,
    });
  }
  if (read.OIDC_ISSUER !== undefined && read.PUBLIC_URL === undefined) {
    context.addIssue({
      code: 'custom',
      path: ['PUBLIC_URL'],
      message: 'Needed with OIDC_ISSUER: where the provider sends people back to.',
    });
  }
}

/** The same place from `src` and from `dist`. */
function fromHere(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
