import { sameReference } from '../organisation/case-reference.ts';

/**
 * Places in a text that have the shape of the organisation's case references (`#` a digit, `@` a letter), in any case and
 * not within a longer word. An empty shape finds none.
 */
export function caseReferencesIn(text: string, shape: string): string[] {
  if (!/[#@]/.test(shape)) return [];
  const pattern = sameReference(shape)
    .split('')
    .map((wanted) => {
      if (wanted === '#') return String.raw`\d`;
      if (wanted === '@') return '[A-Z]';
      return wanted.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
    })
    .join('');
  const found = text.matchAll(
    new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, 'giu'),
  );
  return [...found].map(([reference]) => reference);
}
