import type { SessionData } from 'express-session';
import type { AtProvider } from './logout-token.ts';
import type { SessionSettings } from './session-settings.ts';

/** Somebody signed in: what a session holds. */
export interface SignIn {
  person: string;
  organisation: string;
  /** Stays the same when the session's id changes. */
  key: string;
  how: 'demo' | 'password' | 'provider';
  /** Milliseconds since the epoch: signed in, last sign of life, this id given. */
  since: number;
  seenAt: number;
  idSince: number;
  /** This id was given in exchange for another, and has not been used yet. */
  unused?: boolean;
  /** Another id has taken this one's place; until then it still counts. */
  until?: number;
  /** Words for the browser, to know it again in a list. */
  device: string;
  /** For signing out at the provider. */
  idToken?: string;
  /** For being signed out by the provider. */
  atProvider?: AtProvider;
}

declare module 'express-session' {
  interface SessionData {
    signIn: SignIn;
  }
}

/** When a session ends if nobody gives a sign of life, and when in any case; milliseconds since the epoch. */
export function endsOf(
  { since, seenAt, until = Infinity }: Pick<SignIn, 'since' | 'seenAt' | 'until'>,
  { idleMs, longestMs }: Pick<SessionSettings, 'idleMs' | 'longestMs'>,
): { idle: number; longest: number } {
  const longest = Math.min(since + longestMs, until);
  return { idle: Math.min(seenAt + idleMs, longest), longest };
}

/** Who is signed in by this session, as long as it lasts. */
export function signInOf(
  session: Partial<SessionData> | null | undefined,
  settings: SessionSettings,
  now: number,
): SignIn | null {
  const signIn = session?.signIn;
  return signIn && now < endsOf(signIn, settings).idle ? signIn : null;
}
