/** Length is what makes a password hard to guess; no rule asks for signs or digits. */
export const passwordLength = { least: 12, most: 128 } as const;

/** What people type when twelve characters are asked for: the commonest, as far as they are long enough. */
const commonest = new Set(
  (
    '123456789012 1234567890123 12345678901234 123456789abc 1234567890qwerty 12345qwert12345 1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx3edc4rfv ' +
    '0123456789012 098765432109 987654321098 111222333444 112233445566 1a2b3c4d5e6f abcd12345678 abc123abc123 abcdefghijkl abcdefghijklm ' +
    'asdfghjkl123 asdfghjklqwerty qazwsxedcrfv qwertyuiop12 qwertyuiop123 qwertyuiopasdf qwerty123456 qwerty12345678 qweasdzxc123 zxcvbnmasdfghjkl ' +
    'correcthorsebatterystaple iloveyouforever ihatepasswords letmeinplease thisismypassword mypassword123 passwordpassword newpassword123 ' +
    'changemeplease changeme1234 trustno1trustno1 unknownpassword administrator administrator1 defaultpassword temporarypassword'
  ).split(' '),
);

/** Words that carry most passwords; what is left beside one of them is too little. */
const words = [
  ...['password', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'welcome', 'letmein', 'changeme', 'qwerty'],
  ...['iloveyou', 'football', 'liverpool', 'arsenal', 'monday', 'january', 'summer', 'winter'],
  ...['spring', 'autumn', 'sunshine', 'princess', 'dragon', 'monkey', 'secret', 'admin'],
  ...['alongside', 'children', 'socialwork', 'socialworker', 'council', 'safeguarding'],
];

/**
 * Why a password cannot be taken, in words for who chose it; null when it can.
 * @param about what others know of them: it must not be most of the password
 */
export function passwordProblem(
  password: string,
  about: { name: string; email: string | null },
): string | null {
  const { least, most } = passwordLength;
  const { length } = Array.from(password);
  if (length < least)
    return `Use at least ${least} characters. Three or four words of your own do well.`;
  if (length > most) return `Use at most ${most} characters.`;
  const lower = password.toLowerCase();
  if (commonest.has(lower) || isRow(lower))
    return 'Many people use this one, so it is tried first. Choose another.';
  const own = [...about.name.split(/\s+/), ...(about.email?.split(/[@.]/) ?? [])]
    .map((part) => part.toLowerCase())
    .filter((part) => part.length > 2);
  if (tooLittleBeside(lower, own))
    return 'This is mostly your name or e-mail, which others know. Choose another.';
  if (tooLittleBeside(lower, words))
    return 'This is mostly a word that many people use. Choose another.';
  return null;
}

/** One sign or a few over and over, or letters and digits in their order. */
function isRow(text: string): boolean {
  if (new Set(text).size < 5) return true;
  const signs = Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
  const steps = signs.slice(1).map((sign, index) => sign - (signs[index] ?? 0));
  const inOrder = steps.filter((step) => Math.abs(step) <= 1).length;
  return inOrder >= steps.length - 2;
}

/** Fewer than six letters or digits are left once these have been taken out. */
function tooLittleBeside(text: string, taken: readonly string[]): boolean {
  const rest = taken
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, ''), text);
  return rest.length < text.length && new Set(rest.replaceAll(/[^\p{L}\p{N}]/gu, '')).size < 6;
}
