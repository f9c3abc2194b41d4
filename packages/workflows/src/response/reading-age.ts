/**
 * About how old a reader is who reads this with ease, in years: Flesch–Kincaid's years of school, plus five.
 * 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid, Fishburne, Rogers and Chissom 1975), with
 * syllables counted as groups of vowels. Right within about a year over a paragraph, rough over one sentence.
 * @returns null where there is nothing to read
 */
export function readingAge(text: string): number | null {
  const sentences = text.split(/[.!?:]+(?=\s|$)|\n+/).filter((part) => /[a-z]/i.test(part));
  const words = text.match(/[a-z][a-z’'-]*/gi) ?? [];
  if (sentences.length === 0 || words.length === 0) return null;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const yearsOfSchool =
    0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(5, yearsOfSchool + 5);
}

/** Groups of vowels, but for a silent `e` at the end, `-es` and `-ed`; at least one. */
export function syllablesIn(word: string): number {
  const spoken = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?:[^laeiouy]es|(?<![dt])ed|[^laeiouy]e)$/, '')
    .replace(/^y/, '');
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 0);
}
