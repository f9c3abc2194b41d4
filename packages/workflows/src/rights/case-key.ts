/**
 * A case reference as it is compared: `cr 4821`, `CR-4821` and `CR–4821` are one case. Upper case, without spaces and
 * dashes; everything else counts.
 */
export function caseKey(reference: string): string {
  return reference
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}]/gu, '');
}
