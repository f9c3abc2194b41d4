/**
 * The page to go back to after signing on: one of our own, or the front page. Whatever a browser might read as
 * another site's address is not taken.
 */
export function ownPage(to: string | undefined): string {
  // Backslashes, tabs and line ends are slashes or nothing to a browser.
  if (to === undefined || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(to)) return '/';
  const home = 'http://own.invalid';
  if (!URL.canParse(to, home)) return '/';
  const { origin, pathname, search, hash } = new URL(to, home);
  if (origin !== home || pathname.startsWith('//') || pathname.startsWith('/api/')) return '/';
  return `${pathname}${search}${hash}`;
}
