/** Four weeks from `now`, as `YYYY-MM-DD` in the reader's own time zone. */
export function fourWeeksOn(now = new Date()): string {
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 28);
  const month = String(then.getMonth() + 1).padStart(2, '0');
  return `${then.getFullYear()}-${month}-${String(then.getDate()).padStart(2, '0')}`;
}
