import { weekOf } from '@alongside/workflows/theme/weeks';

/** How much there is to count. The same seed makes the same records, but for the week they end with: the running one. */
export interface Scale {
  seed: number;
  discussions: number;
  findingsEach: number;
  weeks: number;
  /** The first week that is not in it: the running one. */
  until: number;
  areas: number;
  services: number;
  /** For each service in each area. */
  teams: number;
  /** In each team. */
  workers: number;
}

const full: Omit<Scale, 'until'> = {
  seed: 20_261_122,
  discussions: 100_000,
  findingsEach: 10,
  weeks: 312,
  areas: 4,
  services: 6,
  teams: 4,
  workers: 8,
};

/** Six years of one large organisation: 96 teams, 768 workers. */
export function scaleOf({ quick }: { quick: boolean }, now: number): Scale {
  const until = weekOf(now);
  return quick ? { ...full, discussions: 5_000, weeks: 104, teams: 2, until } : { ...full, until };
}
