/** Natural logarithms of the factorials, made once as far as they were asked for. */
const logFactorials: number[] = [0];

/** ln n!, exact to rounding, by adding up. @param n a whole number from 0 on */
export function logFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next += 1) {
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  }
  return logFactorials[n] ?? 0;
}

/** Probability of exactly `k` of `n` at chance `p` each. */
export function binomialDensity(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  const choose = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return Math.exp(choose + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** The smallest k whose cumulative probability reaches `q`; R's `qbinom(q, n, p)`. */
export function binomialQuantile(q: number, n: number, p: number): number {
  let reached = 0;
  for (let k = 0; k < n; k += 1) {
    reached += binomialDensity(k, n, p);
    if (reached >= q * (1 - 1e-12)) return k;
  }
  return n;
}

/**
 * The upper tail of chi-squared with one degree of freedom, by the complementary error function.
 * Source: Numerical Recipes, 3rd ed., section 6.2 (erfc by Chebyshev fitting is good to 1.2e-7 relative).
 */
export function chiSquaredTail(value: number): number {
  return value <= 0 ? 1 : complementaryError(Math.sqrt(value / 2));
}

function complementaryError(x: number): number {
  const t = 1 / (1 + x / 2);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398,
    1.48851587, -0.82215223, 0.17087277,
  ];
  const fitted = terms.reduceRight((sum, term) => term + t * sum, 0);
  return t * Math.exp(-x * x + fitted);
}
