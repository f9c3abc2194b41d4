/**
 * Where browsers have their pushes brought in. A device tells the service an address to send to; only these are ever
 * asked, so that nobody can have the service send to a place of their choosing.
 */
const hosts = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  'push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
] as const;

/** An address of a browser's maker, over TLS on its own port, without a name and password in it. */
export function isPushAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === '';
  return isPlain && hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
