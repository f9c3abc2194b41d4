import { z } from 'zod';

const figureSchema = z.object({
  decisions: z.int(),
  /** From being asked to being answered, in days; half of them took no longer. */
  medianDays: z.number(),
});

/** How long decisions take (S4.5): by service, and never by person. */
export const decisionTimesSchema = z.object({
  /** Both days inclusive, `YYYY-MM-DD`: whole months, so that no figure tells of a single decision. */
  period: z.object({ from: z.string(), until: z.string() }),
  /** Null where there are too few to be shown. */
  whole: figureSchema.nullable(),
  services: z.array(z.object({ service: z.string(), figure: figureSchema.nullable() })),
});
export type DecisionTimes = z.infer<typeof decisionTimesSchema>;
type Figure = z.infer<typeof figureSchema>;

export interface Decided {
  service: string;
  askedBy: string;
  approver: string;
  /** From being asked to being answered. */
  days: number;
}

/** Fewer are not shown: neither decisions, nor people who asked, nor people who answered. */
export const fewestDecisions = 5;
export const fewestPeople = 3;

/**
 * Median days of the whole and of each service. What is hidden stays hidden also from whoever subtracts the services
 * from the whole: the hidden ones together are always enough to be shown, or nothing is.
 */
export function decisionTimes(
  decided: readonly Decided[],
): Pick<DecisionTimes, 'whole' | 'services'> {
  const groups = [...new Set(decided.map(({ service }) => service))]
    .toSorted((a, b) => a.localeCompare(b))
    .map((service) => ({ service, all: decided.filter((one) => one.service === service) }));
  const whole = isEnough(decided) ? figureOf(decided) : null;
  const hidden = new Set(groups.filter(({ all }) => whole === null || !isEnough(all)));
  const bySize = groups
    .filter((group) => !hidden.has(group))
    .toSorted((a, b) => a.all.length - b.all.length);
  for (const next of bySize) {
    const together = [...hidden].flatMap(({ all }) => all);
    if (together.length === 0 || isEnough(together)) break;
    hidden.add(next);
  }
  return {
    whole,
    services: groups.map((group) => ({
      service: group.service,
      figure: hidden.has(group) ? null : figureOf(group.all),
    })),
  };
}

function isEnough(decided: readonly Decided[]): boolean {
  const askers = new Set(decided.map(({ askedBy }) => askedBy));
  const approvers = new Set(decided.map(({ approver }) => approver));
  return (
    decided.length >= fewestDecisions &&
    askers.size >= fewestPeople &&
    approvers.size >= fewestPeople
  );
}

function figureOf(decided: readonly Decided[]): Figure {
  const days = decided.map((one) => one.days).toSorted((a, b) => a - b);
  const upper = days[Math.floor(days.length / 2)] ?? 0;
  const lower = days[Math.ceil(days.length / 2) - 1] ?? 0;
  return { decisions: days.length, medianDays: Math.round(((upper + lower) / 2) * 10) / 10 };
}
