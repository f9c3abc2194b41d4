import type { PersonRole } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import type { SignOnSettings } from './sign-on-settings.ts';

/** Why somebody who signed on at the provider does not come in here; the screen has words for each. */
export const refusals = [
  /** Begun elsewhere, too long ago, or used before. */
  'again',
  /** The provider did not let them in, or they went back. */
  'refused',
  /** The provider does not answer, or not as agreed. */
  'unavailable',
  /** Nobody here is known by that. */
  'unknown',
  /** Nothing the provider says of them means a role here. */
  'no-role',
  /** They belong to more groups than the provider sends. */
  'too-many-groups',
] as const;
export type Refusal = (typeof refusals)[number];

export class SignOnRefused extends Error {
  override readonly name = 'SignOnRefused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal, why: string, options?: ErrorOptions) {
    super(why, options);
    this.refusal = refusal;
  }
}

/** What the provider says of somebody, as far as it matters here. */
export interface Claimed {
  id: string;
  name: string | null;
  /** Only when the provider answers for it. */
  email: string | null;
  /** Null where roles are kept here. */
  roles: PersonRole[] | null;
  /** A team's id; null for none of those named, undefined where teams are kept here. */
  team: string | null | undefined;
}

type Claims = Record<string, unknown>;

/**
 * Reads an ID token's claims, with those of the user info endpoint beside them.
 * @throws SignOnRefused when they do not say who it is, or not all they belong to
 */
export function readClaims(claims: Claims, settings: SignOnSettings): Claimed {
  const id = claimAt(claims, settings.claims.id);
  if (typeof id !== 'string' || id === '')
    throw new SignOnRefused('unavailable', `There is no claim ${settings.claims.id}.`);
  const belongs = settings.roles || settings.teams ? groupsOf(claims, settings) : [];
  return {
    id,
    name: textOf(claims['name']),
    email: emailOf(claims, settings),
    roles: settings.roles && matching(settings.roles, belongs),
    team: settings.teams ? (matching(settings.teams, belongs)[0] ?? null) : undefined,
  };
}

/** Whether a claim that is needed is missing, and the user info endpoint might have it. */
export function lacks(claims: Claims, settings: SignOnSettings): boolean {
  const { email, roles } = settings.claims;
  const needed = [email, ...(settings.roles || settings.teams ? [roles] : [])];
  return needed.some((name) => claimAt(claims, name) === undefined);
}

function emailOf(claims: Claims, { claims: names, trustEmail }: SignOnSettings): string | null {
  const read = z.email().safeParse(claimAt(claims, names.email));
  if (!read.success) return null;
  return trustEmail || claims['email_verified'] === true ? read.data : null;
}

/** @throws SignOnRefused when the provider left groups out for being too many, as Entra ID does beyond 200 */
function groupsOf(claims: Claims, { claims: names }: SignOnSettings): string[] {
  const found = claimAt(claims, names.roles);
  if (found === undefined) {
    const elsewhere = claims['_claim_names'];
    const left = typeof elsewhere === 'object' && elsewhere !== null && names.roles in elsewhere;
    if (left || claims['hasgroups'] !== undefined)
      throw new SignOnRefused('too-many-groups', `The claim ${names.roles} was left out.`);
    return [];
  }
  const list = z.array(z.string()).safeParse(typeof found === 'string' ? [found] : found);
  return list.data ?? [];
}

function matching<To>(meaning: ReadonlyMap<string, To>, belongs: readonly string[]): To[] {
  const everybody = meaning.get('*');
  const meant = [...meaning].filter(([group]) => belongs.includes(group)).map(([, to]) => to);
  return [...new Set(everybody === undefined ? meant : [...meant, everybody])];
}

/** `a.b` is the member b of the claim a, unless there is a claim of that very name. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? Object.entries(value).find(([key]) => key === part)?.[1]
          : undefined,
      claims,
    );
}

function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text.slice(0, 200);
}
