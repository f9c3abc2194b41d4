/** One reference, however it was typed: what it is found and held by. */
export function sameReference(reference: string): string {
  return reference.trim().toLocaleUpperCase('en-GB');
}

/** Whether a reference has the organisation's shape: `#` a digit, `@` a letter, anything else itself. An empty shape takes any. */
export function fitsShape(reference: string, shape: string): boolean {
  if (shape === '') return true;
  const given = sameReference(reference);
  if (given.length !== shape.length) return false;
  return sameReference(shape)
    .split('')
    .every((wanted, place) => {
      const character = given.charAt(place);
      if (wanted === '#') return /^\d$/.test(character);
      if (wanted === '@') return /^[A-Z]$/.test(character);
      return character === wanted;
    });
}

/** What to say where it does not fit. */
export function otherShape(example: string): string {
  return `Case references here look like ${example}. Write it the same way, without a name.`;
}

const place = '{reference}';
const ofTheWeb = /^https?:\/\/[^\s/]/i;

/** Whether this can lead to a case management system: a web address that says where the reference goes. */
export function isCaseLink(link: string): boolean {
  return link.includes(place) && ofTheWeb.test(link);
}

/** Where the case management system shows this case; null where the organisation has said none. */
export function caseAddress(link: string, reference: string): string | null {
  if (!isCaseLink(link)) return null;
  return link.replaceAll(place, encodeURIComponent(reference));
}
