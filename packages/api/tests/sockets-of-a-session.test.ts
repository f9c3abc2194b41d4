import { reflectionDocument } from '@alongside/workflows/live/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, test } from 'vitest';
import { openRoom } from './scenarios.ts';
import { call, callerWith, signedIn, testService } from './service.ts';

const at = testService();
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

async function connected(cookie: string, transports: string[]): Promise<Socket> {
  const socket = io(at.service.url, {
    transports,
    extraHeaders: { cookie },
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

describe('sockets and pages on one port', () => {
  test.each([[['polling']], [['polling', 'websocket']], [['websocket']]])(
    'a client that begins with %s is answered by the sockets alone',
    async (transports) => {
      const { cookie } = await signedIn(at.service.url, 'sam');
      const socket = await connected(cookie, transports);
      const answer: unknown = await socket
        .timeout(5000)
        .emitWithAck('doc:join', { doc: 'findings:nowhere' });
      expect(answer).toMatchObject({ ok: false, problem: { status: 404 } });
      const again: unknown = await socket.timeout(5000).emitWithAck('doc:join', {});
      expect(again).toMatchObject({ ok: false, problem: { status: 400 } });
      expect(socket.connected).toBe(true);
    },
  );
});

describe('a session that ends', () => {
  const session = (cookie: string, init: RequestInit) =>
    call(`${at.service.url}/api/v1/session`, {
      ...init,
      headers: { cookie, 'content-type': 'application/json' },
    });
  const ending = {
    'signing out': (cookie: string) => session(cookie, { method: 'DELETE' }),
    'signing in as somebody else': (cookie: string) =>
      session(cookie, { method: 'POST', body: JSON.stringify({ demoPerson: 'priya' }) }),
  };

  test.each(Object.entries(ending))('%s ends its sockets, and no other', async (_, end) => {
    const [one, other] = [
      await signedIn(at.service.url, 'sam'),
      await signedIn(at.service.url, 'sam'),
    ];
    const [goes, stays] = [
      await connected(one.cookie, ['websocket']),
      await connected(other.cookie, ['websocket']),
    ];
    const gone = new Promise((resolve) => goes.once('disconnect', resolve));
    await end(one.cookie);
    await gone;
    const answer: unknown = await stays.timeout(5000).emitWithAck('doc:join', {});
    expect(answer).toMatchObject({ ok: false });
    await expect(connected(one.cookie, ['websocket'])).rejects.toThrow(/Sign in/);
  });

  test('ends it on every node, whatever a node remembers', async () => {
    const { url } = await at.another();
    const { cookie } = await signedIn(at.service.url, 'sam');
    const there = callerWith(url, 'sam', cookie);
    expect((await there.get('/me')).status).toBe(200);
    await session(cookie, { method: 'DELETE' });
    // Well within the seconds that a session is answered from memory.
    await expect
      .poll(async () => (await there.get('/me')).status, { interval: 20, timeout: 1500 })
      .toBe(401);
  });
});

describe('a reading over the socket', () => {
  test('[promise 3] sitting at one’s own reflection leaves no trace for others, reading another’s does', async () => {
    const { id, path, sam, priya } = await openRoom(at);
    const own = reflectionDocument(id, 'sam');
    for (const { cookie } of [sam, priya]) {
      const socket = await connected(cookie, ['websocket']);
      const answer: unknown = await socket.timeout(5000).emitWithAck('doc:join', { doc: own });
      expect(answer).toMatchObject({ ok: true });
    }
    const readers = async () =>
      Object((await sam.get(`${path}/readings`)).body)
        .items.filter(({ what }: { what: string }) => what === 'reflection')
        .map(({ person }: { person: { id: string } }) => person.id);
    await expect.poll(readers).toContain('priya');
    expect(await readers()).toEqual(['priya']);
  });
});
