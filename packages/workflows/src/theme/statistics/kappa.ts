/**
 * Cohen's kappa: how far two people agree beyond chance, 1 for always, 0 for no more than chance.
 * Source: Cohen J (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement
 * 20(1): 37–46. The standard error is the simple one of that paper.
 * @param counts `counts[i][j]`: how often the first said i and the second j; square
 * @returns null where nothing was said, or both always said the same one thing: then kappa is not defined
 */
export function cohensKappa(
  counts: readonly (readonly number[])[],
): { kappa: number; error: number; of: number; agreed: number } | null {
  const of = sum(counts.flat());
  if (of === 0) return null;
  const agreed = sum(counts.map((row, index) => row[index] ?? 0)) / of;
  const chance = sum(
    counts.map((row, index) => (sum(row) / of) * (sum(counts.map((one) => one[index] ?? 0)) / of)),
  );
  if (chance === 1) return null;
  const kappa = (agreed - chance) / (1 - chance);
  const error = Math.sqrt((agreed * (1 - agreed)) / (of * (1 - chance) ** 2));
  return { kappa, error, of, agreed };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
