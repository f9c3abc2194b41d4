/**
 * Whether one's own mail server says that a message is from the domain of its From address: by DMARC, by a DKIM signature
 * or an SPF envelope of that very domain, or because the sender signed in to it. Only the first line of that server counts:
 * a server puts its own on top, what stands below came with the message (RFC 8601).
 * @param server the server's name in `Authentication-Results`
 */
export function isAuthenticated(results: readonly string[], server: string, from: string): boolean {
  const own = results
    .map(withoutComments)
    .find((line) => nameOf(line) === server.trim().toLowerCase());
  if (own === undefined) return false;
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
  return own
    .split(';')
    .slice(1)
    .map((part) => part.trim().toLowerCase().split(' '))
    .some(([verdict, ...properties]) => vouches(verdict ?? '', properties, domain));
}

function vouches(verdict: string, properties: readonly string[], domain: string): boolean {
  const says = (name: string) =>
    properties.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  switch (verdict) {
    case 'dmarc=pass':
      return says('header.from') === domain;
    case 'dkim=pass':
      return says('header.d') === domain || says('header.i')?.endsWith(`@${domain}`) === true;
    case 'spf=pass': {
      const envelope = says('smtp.mailfrom') ?? '';
      return envelope.slice(envelope.lastIndexOf('@') + 1) === domain;
    }
    case 'auth=pass':
      return true;
    default:
      return false;
  }
}

/** The server's name stands before the first semicolon, perhaps with a version behind it. */
function nameOf(line: string): string {
  return line.split(';')[0]?.trim().split(' ')[0]?.toLowerCase() ?? '';
}

function withoutComments(line: string): string {
  let depth = 0;
  let kept = '';
  for (const character of line) {
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
}
