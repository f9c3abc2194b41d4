/** Where words are typed; a button or a tick of a card holds nobody. */
const written = '[contenteditable="true"], textarea, input:not([type="checkbox"], [type="radio"])';

/** Somebody has begun a finding and not added it yet, or has the hand in the words of one: they are not carried off. */
export function isMidSentence(focused: Element | null = document.activeElement): boolean {
  if (!(focused instanceof HTMLElement)) return false;
  if (focused.closest('[data-finding]') !== null) return focused.matches(written);
  return (
    focused instanceof HTMLTextAreaElement &&
    focused.closest('[data-composer]') !== null &&
    focused.value.trim() !== ''
  );
}
