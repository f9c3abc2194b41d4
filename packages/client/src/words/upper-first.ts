/** The same words, beginning with a capital. */
export function upperFirst(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);
}
