import { ECDH } from 'node:crypto';
import { idSchema } from '@alongside/workflows/organisation/people';
import { devicesSchema } from '@alongside/workflows/notification/devices';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { derivedId } from '../durable/canonical-json.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { notFound } from '../problem-error.ts';
import { deviceWords } from '../session/device-words.ts';
import { isPushAddress } from './push-hosts.ts';
import type { Owners, PushCollections } from './stored.ts';
import type { Vapid } from './vapid.ts';

const devicesAtMost = 10;
const bytesInBase64 = (bytes: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+=*$/)
    .max(200)
    .refine((text) => Buffer.from(text, 'base64url').length === bytes, 'This is no such key.');

const subscriptionSchema = z.strictObject({
  endpoint: z
    .url()
    .max(1000)
    .refine(isPushAddress, 'This browser has its pushes brought to a place we do not know.'),
  keys: z.strictObject({
    p256dh: bytesInBase64(65).refine(isPoint, 'This is no such key.'),
    auth: bytesInBase64(16),
  }),
});

/** The devices on which somebody wants to hear: theirs to add and to take away. */
export function pushRoutes(deps: {
  push: PushCollections;
  owners: Owners;
  vapid: Vapid;
  clock: Clock;
}): Route[] {
  const { push, owners, vapid, clock } = deps;
  const { devices } = push;

  async function mine({ person: { id: person, organisation } }: Asker) {
    const found = await devices.find({ organisation, person }).sort({ since: 1, _id: 1 }).toArray();
    const items = found.map(({ _id, name, since }) => ({
      id: _id,
      name,
      since: since.toISOString(),
    }));
    return { key: vapid.publicKey, items };
  }

  return [
    route({
      method: 'get',
      path: '/devices',
      summary: 'My devices that are told at once, and the key to add one with',
      params: none,
      query: none,
      body: noBody,
      answers: { status: 200, schema: devicesSchema },
      async handle({ asker }) {
        return { status: 200, json: await mine(asker) };
      },
    }),
    route({
      method: 'post',
      path: '/devices',
      summary: 'Be told on this device at once',
      params: none,
      query: none,
      body: subscriptionSchema,
      answers: { status: 200, schema: devicesSchema },
      async handle({ asker, body: { endpoint: address, keys }, req }) {
        const { id: person, organisation } = asker.person;
        const _id = derivedId(address);
        const since = new Date(clock.now());
        const name = deviceWords(req.get('user-agent'));
        await devices.replaceOne(
          { _id },
          { organisation, person, name, since, address, ...keys },
          { upsert: true },
        );
        const all = await devices.find({ organisation, person }).sort({ since: -1 }).toArray();
        const tooMany = all.slice(devicesAtMost).map((device) => device._id);
        await devices.deleteMany({ _id: { $in: tooMany } });
        owners.forget(organisation);
        return { status: 200, json: await mine(asker) };
      },
    }),
    route({
      method: 'delete',
      path: '/devices/:id',
      summary: 'Be told on this device no more',
      params: z.strictObject({ id: idSchema }),
      query: none,
      body: noBody,
      answers: { status: 204, schema: z.undefined() },
      async handle({ asker, params }) {
        const { id: person, organisation } = asker.person;
        const { deletedCount } = await devices.deleteOne({ _id: params.id, organisation, person });
        if (deletedCount === 0) throw notFound();
        owners.forget(organisation);
        return { status: 204 };
      },
    }),
  ];
}

/** A point of the curve that every browser uses: anything else cannot be encrypted for. */
function isPoint(key: string): boolean {
  try {
    ECDH.convertKey(Buffer.from(key, 'base64url'), 'prime256v1');
    return true;
  } catch {
    return false;
  }
}
