/** Reads one search parameter as text; anything else is as if it were not there. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads one search parameter as a day, `YYYY-MM-DD`; anything else is as if it were not there. */
export function day(value: unknown): string | undefined {
  const found = text(value);
  return found !== undefined && /^\d{4}-\d\d-\d\d$/.test(found) && !Number.isNaN(Date.parse(found))
    ? found
    : undefined;
}
