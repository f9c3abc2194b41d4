/** Reads one search parameter as text; anything else is as if it were not there. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
