/** Reads one search parameter as text; anything else is as if it were not there. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads one search parameter as a day there is, `YYYY-MM-DD`; anything else is as if it were not there. */
export function day(value: unknown): string | undefined {
  const found = text(value);
  if (found === undefined || !/^\d{4}-\d\d-\d\d$/.test(found)) return undefined;
  const at = new Date(found);
  // The last days of February that there are not are read as the first of March.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(found) ? found : undefined;
}
