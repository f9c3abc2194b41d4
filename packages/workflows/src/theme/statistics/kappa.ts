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
  const chance = chanceIn(counts, of);
  if (chance === 1) return null;
  const kappa = (agreed - chance) / (1 - chance);
  const error = Math.sqrt((agreed * (1 - agreed)) / (of * (1 - chance) ** 2));
  return { kappa, error, of, agreed };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * One kappa over several tables of two by two, each a different thing two people could say of the same findings: what
 * they agreed on and what chance explains are averaged before they are compared, so that a table in which kappa is not
 * defined counts, too. Source: De Vries H, Elliott MN, Kanouse DE, Teleki SS (2008), Using pooled kappa to summarize
 * interrater agreement across many items, Field Methods 20(3): 272–282.
 * @returns null where there is no table, or chance alone explains all of it
 */
export function pooledKappa(tables: readonly (readonly (readonly number[])[])[]): number | null {
  const shares = tables.flatMap((counts) => {
    const of = sum(counts.flat());
    if (of === 0) return [];
    const agreed = sum(counts.map((row, index) => row[index] ?? 0)) / of;
    return [{ agreed, chance: chanceIn(counts, of) }];
  });
  const chance = sum(shares.map((share) => share.chance)) / shares.length;
  if (shares.length === 0 || chance === 1) return null;
  const agreed = sum(shares.map((share) => share.agreed)) / shares.length;
  return (agreed - chance) / (1 - chance);
}

function chanceIn(counts: readonly (readonly number[])[], of: number): number {
  return sum(
    counts.map((row, index) => (sum(row) / of) * (sum(counts.map((one) => one[index] ?? 0)) / of)),
  );
}
