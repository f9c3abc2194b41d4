import { type PersonRole, personRoles } from '@alongside/workflows/organisation/people';
import { z } from 'zod';

/** How people sign on with an OpenID provider. `docs/operations.md` says what each is for. */
export interface SignOnSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button calls the provider. */
  name: string;
  scopes: string;
  /** The organisation they come into. */
  organisation: string;
  /** Claims that say who it is, their e-mail, and what they belong to. */
  claims: { id: string; email: string; roles: string };
  /** The provider's word on the e-mail is taken without `email_verified`. */
  trustEmail: boolean;
  /** What belonging to a group means; `*` is everybody. Null: roles are kept here. */
  roles: ReadonlyMap<string, PersonRole> | null;
  teams: ReadonlyMap<string, string> | null;
  /** Whether somebody nobody has entered yet becomes a colleague at the first sign-on. */
  create: boolean;
}

const pairs = z
  .string()
  .transform((text) => text.split(',').map((pair) => pair.trim().split('=')))
  .pipe(z.array(z.tuple([z.string().min(1), z.string().min(1)])));

const rolePairs = pairs.pipe(z.array(z.tuple([z.string(), z.enum(personRoles)])));

/** The part of the environment that is about signing on, once each variable has been read by itself. */
export interface SignOnEnvironment {
  OIDC_ISSUER?: string | undefined;
  OIDC_CLIENT_ID?: string | undefined;
  OIDC_CLIENT_SECRET?: string | undefined;
  OIDC_NAME: string;
  OIDC_SCOPES: string;
  OIDC_ORGANISATION?: string | undefined;
  OIDC_ID_CLAIM: string;
  OIDC_EMAIL_CLAIM: string;
  OIDC_TRUST_EMAIL: boolean;
  OIDC_ROLES_CLAIM: string;
  OIDC_ROLES?: string | undefined;
  OIDC_TEAMS?: string | undefined;
  OIDC_CREATE: boolean;
}

/**
 * Null without an issuer.
 * @throws ZodError that names what is missing beside it, or cannot be read.
 */
export function readSignOn(read: SignOnEnvironment): SignOnSettings | null {
  if (read.OIDC_ISSUER === undefined) return null;
  const needed = z
    .object({
      OIDC_CLIENT_ID: z.string('Needed with OIDC_ISSUER.'),
      OIDC_CLIENT_SECRET: z.string('Needed with OIDC_ISSUER.'),
      OIDC_ORGANISATION: z.string('Needed with OIDC_ISSUER: the id people come into.'),
      OIDC_ROLES: read.OIDC_CREATE
        ? z.string('Needed with OIDC_CREATE: what newcomers may do.').pipe(rolePairs)
        : rolePairs.optional(),
      OIDC_TEAMS: pairs.optional(),
    })
    .parse(read, { error: () => 'Write group=what,group=what; roles by their names here.' });
  return {
    issuer: read.OIDC_ISSUER,
    clientId: needed.OIDC_CLIENT_ID,
    clientSecret: needed.OIDC_CLIENT_SECRET,
    name: read.OIDC_NAME,
    scopes: read.OIDC_SCOPES,
    organisation: needed.OIDC_ORGANISATION,
    claims: { id: read.OIDC_ID_CLAIM, email: read.OIDC_EMAIL_CLAIM, roles: read.OIDC_ROLES_CLAIM },
    trustEmail: read.OIDC_TRUST_EMAIL,
    roles: needed.OIDC_ROLES ? new Map(needed.OIDC_ROLES) : null,
    teams: needed.OIDC_TEAMS ? new Map(needed.OIDC_TEAMS) : null,
    create: read.OIDC_CREATE,
  };
}
