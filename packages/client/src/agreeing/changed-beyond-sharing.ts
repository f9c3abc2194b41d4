import type { Finding } from '@alongside/workflows/discussion/findings';

/** Whether two readings of a record differ in more than which findings are to be shared. */
export function changedBeyondSharing(
  before: readonly Finding[],
  after: readonly Finding[],
): boolean {
  return withoutSharing(before) !== withoutSharing(after);
}

function withoutSharing(findings: readonly Finding[]): string {
  return JSON.stringify(findings.map((finding) => ({ ...finding, share: null })));
}
