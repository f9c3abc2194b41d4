/** Why signing on at the provider came to nothing, as the address says it: what to tell, and what to do. */
const words: Record<string, (provider: string) => string> = {
  again: () => 'That took too long, or was begun in another browser. Please sign in once more.',
  refused: (provider) => `You did not sign in with ${provider}. Try again when you like.`,
  unavailable: (provider) =>
    `Signing in with ${provider} does not work just now. What you wrote is not lost. Try again in a few minutes, and tell your service desk if it stays like this.`,
  unknown: (provider) =>
    `${provider} knows you, but nobody has added you to Alongside yet. Ask an administrator of Alongside to add you with your work e-mail.`,
  'no-role': (provider) =>
    `${provider} knows you, but none of your groups gives you a place in Alongside. Ask your service desk to put you into the right one.`,
  'too-many-groups': (provider) =>
    `${provider} could not tell us all your groups: there are too many. Ask your service desk; the guide for operators says what to change.`,
};

/** The words for an address with `?sign-on=…`; null for any other. */
export function signOnWords(search: string, provider: string): string | null {
  const reason = new URLSearchParams(search).get('sign-on');
  if (reason === null || !Object.hasOwn(words, reason)) return null;
  return words[reason]?.(provider) ?? null;
}

/** Where the button leads: to the provider, and back to this page. */
export function signOnAddress(to: { pathname: string; search: string; hash: string }): string {
  const search = new URLSearchParams(to.search);
  search.delete('sign-on');
  const rest = search.size === 0 ? '' : `?${search.toString()}`;
  const page = `${to.pathname}${rest}${to.hash}`;
  return `/api/v1/session/sign-on?to=${encodeURIComponent(page)}`;
}
