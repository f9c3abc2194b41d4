import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { expect, test } from 'vitest';
import { type Post } from '../src/push/push-channel.ts';
import { agreeBoth, propose } from './scenarios.ts';
import { testService } from './service.ts';

interface Arrived {
  address: string;
  headers: Record<string, string>;
  body: Uint8Array;
}
const arrived: Arrived[] = [];
let answers: Record<string, number> = {};

/** Stands for the browser makers' push services. */
const post: Post = (address, { headers, body }) => {
  arrived.push({ address, headers, body });
  return Promise.resolve(answers[address] ?? 201);
};

const at = testService({ post });

/** A browser, with the keys that only it has. */
function browser(name: string) {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const auth = randomBytes(16);
  return {
    subscription: {
      endpoint: `https://fcm.googleapis.com/fcm/send/${name}`,
      keys: { p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') },
    },
    /** RFC 8291 by hand, with Node's own cryptography: nothing of the service's is used. */
    open(body: Uint8Array): unknown {
      const message = Buffer.from(body);
      const salt = message.subarray(0, 16);
      const sender = message.subarray(21, 21 + message.readUInt8(20));
      const sealed = message.subarray(21 + sender.length);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
      const derive = (from: Uint8Array, by: Uint8Array, what: Uint8Array, length: number) =>
        Buffer.from(hkdfSync('sha256', from, by, what, length));
      const secret = derive(keys.computeSecret(sender), auth, info, 32);
      const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
      const cipher = createDecipheriv('aes-128-gcm', key, nonce);
      cipher.setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
    },
  };
}

test('an invitation reaches the device it was asked on, sealed for it and without content', async () => {
  const priya = await at.as('priya');
  const phone = browser('priya-phone');
  const added = await priya.post('/devices', phone.subscription);
  expect(added.status).toBe(200);
  const key = String(added.body['key']);
  arrived.length = 0;
  const { id } = await propose(at);
  await at.service.settle();
  const [pushed] = arrived;
  if (!pushed) throw new Error('Nothing was pushed.');
  expect(arrived).toHaveLength(1);
  expect(pushed.address).toBe(phone.subscription.endpoint);
  expect(phone.open(pushed.body)).toEqual({
    says: 'Something waits for you: invitations and meetings.',
    path: `/discussions/${id}`,
    urgent: false,
  });
  expect(pushed.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'normal' });
  expect(pushed.headers['topic']).toMatch(/^[A-Za-z0-9_-]{32}$/);

  const [, token = '', shown = ''] =
    /^vapid t=(\S+), k=(\S+)$/.exec(pushed.headers['authorization'] ?? '') ?? [];
  expect(shown).toBe(key);
  const [head = '', claims = '', signature = ''] = token.split('.');
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString());
  expect(said).toMatchObject({ aud: 'https://fcm.googleapis.com' });
  expect(said.exp * 1000 - at.clock.now()).toBeLessThanOrEqual(24 * 60 * 60 * 1000);
  const point = Buffer.from(key, 'base64url');
  const [x = '', y = ''] = [point.subarray(1, 33), point.subarray(33)].map((part) =>
    part.toString('base64url'),
  );
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  const by = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  expect(verify('sha256', signed, by, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('a worry about a child comes at once; a device that is gone is forgotten; one that fails is tried again', async () => {
  const held = await agreeBoth(at);
  const morgan = await at.as('morgan');
  const [phone, tablet] = [browser('morgan-phone'), browser('morgan-tablet')];
  for (const { subscription } of [phone, tablet]) await morgan.post('/devices', subscription);
  arrived.length = 0;
  answers = { [tablet.subscription.endpoint]: 410, [phone.subscription.endpoint]: 503 };
  await held.sam.does(held.path, { type: 'raiseConcern', summary: 'T is alone at home.' });
  await at.service.settle();
  expect(arrived).toHaveLength(2);
  const { items } = (await morgan.get('/devices')).body;
  expect(items).toHaveLength(1);
  answers = {};
  arrived.length = 0;
  at.clock.advance(60_000);
  await at.service.settle();
  const [again] = arrived;
  if (!again) throw new Error('It was not tried again.');
  expect(phone.open(again.body)).toEqual({
    says: 'A worry about a child waits for somebody to answer it.',
    path: held.path,
    urgent: true,
  });
  expect(again.headers['urgency']).toBe('high');
});

test('devices are their owner’s alone; only addresses of browser makers are taken', async () => {
  const [sam, nia] = await Promise.all([at.as('sam'), at.as('nia')]);
  const { subscription } = browser('one');
  const { body } = await sam.post('/devices', subscription);
  const [device] = body['items'] as unknown as { id: string; name: string }[];
  const call = async (caller: typeof sam) =>
    fetch(`${at.service.url}/api/v1/devices/${device?.id ?? ''}`, {
      method: 'DELETE',
      headers: { cookie: caller.cookie },
    });
  expect((await nia.get('/devices')).body['items']).toEqual([]);
  expect((await call(nia)).status).toBe(404);
  // The same browser, and by now somebody else is signed in on it.
  await nia.post('/devices', subscription);
  expect((await sam.get('/devices')).body['items']).toEqual([]);
  expect((await call(nia)).status).toBe(204);
  for (const endpoint of [
    'http://fcm.googleapis.com/x',
    'https://127.0.0.1/x',
    'https://169.254.169.254/latest',
    'https://fcm.googleapis.com.example.org/x',
    'https://fcm.googleapis.com:8443/x',
    'https://me@fcm.googleapis.com/x',
    'https://notfcm.googleapis.com/x',
  ]) {
    expect([endpoint, (await sam.post('/devices', { ...subscription, endpoint })).status]).toEqual([
      endpoint,
      400,
    ]);
  }
  const noPoint = Buffer.alloc(65, 4).toString('base64url');
  const keys = { ...subscription.keys, p256dh: noPoint };
  expect((await sam.post('/devices', { ...subscription, keys })).status).toBe(400);
});
