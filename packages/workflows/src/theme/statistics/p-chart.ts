/** So many of so many; `of` is at least 1. */
export interface Share {
  count: number;
  of: number;
}

export interface PChartPoint {
  value: number;
  lower: number;
  upper: number;
  outside: 'above' | 'below' | null;
}

export interface PChart {
  /** All that were counted of all there were. */
  centre: number;
  /** How much wider (above 1) the points scatter than chance alone; 1 where they do not. */
  sigmaZ: number;
  /** The limits are widened by `sigmaZ`: Laney's p′. */
  widened: boolean;
  points: PChartPoint[];
}

/** Beyond this the scatter is wider than chance at this number of points, and the limits are widened with it. */
function widerThanChance(sigmaZ: number, points: number): boolean {
  // The mean moving range of standard normal points varies by about 0.83 / sqrt(n) around 1.
  return sigmaZ > 1 + (2 * 0.83) / Math.sqrt(Math.max(points - 1, 1));
}

/**
 * Limits of three standard errors around the overall share, for each point by its own denominator; widened after
 * Laney where the points scatter more than binomial chance. Never narrowed.
 * Sources: Montgomery, Introduction to Statistical Quality Control, section 7.2 (variable sample size); Laney DB
 * (2002), Improved control charts for attributes, Quality Engineering 14(4): 531–537 (mean moving range of z by 1.128).
 */
export function pChart(shares: readonly Share[]): PChart {
  const count = shares.reduce((sum, share) => sum + share.count, 0);
  const of = shares.reduce((sum, share) => sum + share.of, 0);
  const centre = of === 0 ? 0 : count / of;
  const errors = shares.map((share) => Math.sqrt((centre * (1 - centre)) / share.of));
  const z = shares.map((share, index) => {
    const error = errors[index] ?? 0;
    return error === 0 ? 0 : (share.count / share.of - centre) / error;
  });
  const moves = z.slice(1).map((value, index) => Math.abs(value - (z[index] ?? 0)));
  const sigmaZ =
    moves.length === 0 ? 1 : moves.reduce((sum, move) => sum + move, 0) / moves.length / 1.128;
  const widened = widerThanChance(sigmaZ, shares.length);
  const width = 3 * (widened ? sigmaZ : 1);
  return {
    centre,
    sigmaZ,
    widened,
    points: shares.map((share, index) => {
      const value = share.count / share.of;
      const reach = width * (errors[index] ?? 0);
      const lower = Math.max(0, centre - reach);
      const upper = Math.min(1, centre + reach);
      const outside = value > upper ? 'above' : value < lower ? 'below' : null;
      return { value, lower, upper, outside };
    }),
  };
}
