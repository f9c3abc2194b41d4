import { daysAfter } from '../machine/instants.ts';
import type { ActionSystemCommand } from './contract.ts';

/** Every timer an action arms, and the command the service sends when it comes due. */
export const actionTimers = {
  overdue: { type: 'remindOverdue' },
  decision: { type: 'remindDecision' },
} as const satisfies Record<string, ActionSystemCommand>;
export type ActionTimer = keyof typeof actionTimers;

/** The day after `due` (`YYYY-MM-DD`) at 08:00 UTC. */
export function firstOverdue(due: string): string {
  return daysAfter(`${due}T08:00:00.000Z`, 1);
}

/** When to remind of `due` next: the first time, or a week after the last. */
export function nextOverdue(due: string, now: string): string {
  const first = firstOverdue(due);
  return Date.parse(now) < Date.parse(first) ? first : daysAfter(now, 7);
}
