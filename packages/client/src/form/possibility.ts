import type { NotPossible, Possible } from '@alongside/workflows/machine/workflow';

export type Possibility =
  { possible: true; detail: Possible } | { possible: false; reason: string };

/** What the service said about one command for this reader; null when it is not theirs at all. */
export function possibility(
  view: { can: readonly Possible[]; cannot: readonly NotPossible[] },
  type: string,
): Possibility | null {
  const possible = view.can.find((command) => command.type === type);
  if (possible) return { possible: true, detail: possible };
  const refused = view.cannot.find((command) => command.type === type);
  return refused ? { possible: false, reason: refused.reason } : null;
}

/** Whether the service lets this reader do it now. */
export function can(view: { can: readonly Possible[] }, type: string): boolean {
  return view.can.some((command) => command.type === type);
}
