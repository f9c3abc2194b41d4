import { beforeEach, expect, test, vi } from 'vitest';

type Listener = (event: Record<string, unknown>) => void;

const listeners = new Map<string, Listener>();
const kept = new Map<string, string>();
const shown: { title: string; options: unknown }[] = [];

/** What a browser gives a service worker, as far as ours asks for it. */
const scope = {
  location: { origin: 'https://alongside.example' },
  caches: {
    match: (request: string | Request) => {
      const address = typeof request === 'string' ? request : new URL(request.url).pathname;
      const found = kept.get(address);
      return Promise.resolve(found === undefined ? undefined : new Response(found));
    },
  },
  clients: { matchAll: () => Promise.resolve([]), openWindow: vi.fn(() => Promise.resolve()) },
  registration: {
    showNotification: (title: string, options: unknown) => {
      shown.push({ title, options });
      return Promise.resolve();
    },
  },
  addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
};

beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal('self', scope);
  vi.stubGlobal('__SHELL__', { version: 'one', files: ['/assets/main-1.js'] });
  kept.clear();
  shown.length = 0;
  kept.set('/', 'the page').set('/assets/main-1.js', 'the program');
  await import('./service-worker.ts');
});

/** What the worker answers to a request; null when it leaves it to the network. */
async function answer(path: string, more: { mode?: string; method?: string } = {}) {
  const { mode = 'cors', method = 'GET' } = more;
  const request = { url: new URL(path, scope.location.origin).href, mode, method };
  const answers: Promise<Response>[] = [];
  listeners.get('fetch')?.({ request, respondWith: (one: Promise<Response>) => answers.push(one) });
  const [given] = answers;
  return given ? (await given).text() : null;
}

test('what the service answers is never touched, whatever asks for it', async () => {
  for (const path of ['/api/v1/discussions', '/api/v1/me', '/socket.io/?EIO=4', '/metrics']) {
    expect(await answer(path)).toBeNull();
    expect(await answer(path, { mode: 'navigate' })).toBeNull();
  }
  expect(await answer('/api/v1/discussions/d1/commands', { method: 'POST' })).toBeNull();
  expect(await answer('https://elsewhere.example/assets/main-1.js')).toBeNull();
});

test('any address opens with the page on the device when there is no connection, or no answer worth having', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')));
  expect(await answer('/discussions/d1/room', { mode: 'navigate' })).toBe('the page');
  expect(await answer('/assets/main-1.js')).toBe('the program');
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('bad gateway', { status: 502 })));
  expect(await answer('/', { mode: 'navigate' })).toBe('the page');
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('a newer page')));
  expect(await answer('/', { mode: 'navigate' })).toBe('a newer page');
});

test('a push says what it was given and leads nowhere but here', async () => {
  const push = async (told: unknown) => {
    const work: Promise<unknown>[] = [];
    const waitUntil = (one: Promise<unknown>) => work.push(one);
    listeners.get('push')?.({ data: { json: () => told }, waitUntil });
    await Promise.all(work);
    return shown.at(-1);
  };
  expect(await push({ says: 'Something waits.', path: '/plan', urgent: true })).toMatchObject({
    title: 'Alongside',
    options: { body: 'Something waits.', data: { path: '/plan' }, requireInteraction: true },
  });
  for (const path of [
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    7,
    undefined,
  ]) {
    expect(await push({ says: 'x', path })).toMatchObject({
      options: { data: { path: '/notifications' } },
    });
  }
});
