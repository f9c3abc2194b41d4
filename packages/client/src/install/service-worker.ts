import type { WorkerScope } from './worker-scope.ts';

/**
 * Keeps the program on this device, so that it opens without a connection, and shows what is pushed. It never touches
 * what the service answers: content lies in the sealed store of `live/local-store.ts` and nowhere else.
 */
declare const self: WorkerScope;

/** Filled in by the build: every file of this version, and the version's own name. */
declare const __SHELL__: { version: string; files: readonly string[] };
const shell = __SHELL__;

const prefix = 'alongside-shell-';
const cacheName = `${prefix}${shell.version}`;
/** Milliseconds for the newest page to come; then the one on this device stands in for it. */
const patience = 4000;
/** Addresses that are the service's own, whatever asks for them. */
const ofTheService = /^\/(?:api|socket\.io|health|metrics|learning)(?:\/|$)/;

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldShells().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (ofTheService.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else event.respondWith(file(request));
});

self.addEventListener('message', (event) => {
  const { data } = event;
  if (typeof data !== 'object' || data === null || !('ask' in data)) return;
  if (data.ask === 'takeOver') event.waitUntil(self.skipWaiting());
  if (data.ask === 'holds' && 'file' in data) {
    event.ports[0]?.postMessage(shell.files.includes(String(data.file)));
  }
});

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(pathIn(event.notification.data)));
});

async function keepShell(): Promise<void> {
  const cache = await self.caches.open(cacheName);
  // Files carry their content's mark in their name, so those the browser has already need not come again.
  const pageAfresh = new Request('/', { cache: 'reload' });
  await cache.addAll([pageAfresh, ...shell.files]);
}

/** The one before this stays: a page that is still open may need a part of it that it has not fetched yet. */
async function forgetOldShells(): Promise<void> {
  const names = (await self.caches.keys()).filter((name) => name.startsWith(prefix));
  const others = names.filter((name) => name !== cacheName);
  await Promise.all(others.slice(0, -1).map((name) => self.caches.delete(name)));
}

/** The newest page when there is a connection; otherwise the one on this device, which any address opens with. */
async function page(request: Request): Promise<Response> {
  const kept = () => self.caches.match('/', { cacheName });
  let tooSlow: ReturnType<typeof setTimeout> | undefined;
  try {
    const answer = await Promise.race([
      fetch(request),
      new Promise<null>((resolve) => {
        tooSlow = setTimeout(() => resolve(null), patience);
      }),
    ]);
    const answered = answer !== null && answer.status < 500;
    return (answered ? answer : await kept()) ?? answer ?? (await fetch(request));
  } catch (error) {
    const page = await kept();
    if (page) return page;
    throw error;
  } finally {
    clearTimeout(tooSlow);
  }
}

async function file(request: Request): Promise<Response> {
  return (await self.caches.match(request)) ?? fetch(request);
}

/** A push says that something waits, in words without content, and where to look. */
async function show(data: { json(): unknown } | null): Promise<void> {
  const told: unknown = data?.json();
  const { says, path, urgent } = read(told);
  await self.registration.showNotification('Alongside', {
    body: says,
    lang: 'en-GB',
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    tag: path,
    requireInteraction: urgent,
    data: { path },
  });
}

function read(told: unknown): { says: string; path: string; urgent: boolean } {
  const says =
    typeof told === 'object' && told !== null && 'says' in told && typeof told.says === 'string'
      ? told.says
      : 'Something waits for you.';
  const urgent =
    typeof told === 'object' && told !== null && 'urgent' in told && told.urgent === true;
  return { says, path: pathIn(told), urgent };
}

/** A place of this service, or where everything that was told is listed. */
function pathIn(data: unknown): string {
  const path = typeof data === 'object' && data !== null && 'path' in data ? data.path : null;
  const isOurs = typeof path === 'string' && /^\/(?![/\\])/.test(path);
  return isOurs ? path : '/notifications';
}

/** Goes there in a page that is open already, or in a new one. */
async function open(path: string): Promise<void> {
  const [window] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!window) {
    await self.clients.openWindow(path);
    return;
  }
  await window.focus();
  await window.navigate(path);
}
