import type { SignOnSettings } from './sign-on-settings.ts';

const minute = 60 * 1000;

/** How long people stay signed in, how they sign in, and how fast anybody may go. */
export interface SessionSettings {
  /** Milliseconds without a sign of life after which a session ends. */
  idleMs: number;
  /** Milliseconds after which it ends in any case. */
  longestMs: number;
  /** So long before, the screen says so. */
  warningMs: number;
  /** After so long the session's id is changed for another. */
  newIdMs: number;
  /** Whether people sign in by e-mail and password. */
  local: boolean;
  signOn: SignOnSettings | null;
  /** The address people open, without a slash at the end. */
  publicUrl: string | null;
  commandsAMinute: number;
  readsAMinute: number;
  exportsAnHour: number;
}

export const sessionDefaults: SessionSettings = {
  idleMs: 60 * minute,
  longestMs: 12 * 60 * minute,
  warningMs: 5 * minute,
  newIdMs: 60 * minute,
  local: true,
  signOn: null,
  publicUrl: null,
  commandsAMinute: 600,
  readsAMinute: 6000,
  exportsAnHour: 120,
};
