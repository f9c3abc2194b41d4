import { createECDH } from 'node:crypto';
import { notificationGroups } from '@alongside/workflows/notification/groups';
import { entryOf } from '@alongside/workflows/notification/list';
import { pathOf } from '@alongside/workflows/notification/about';
import { encrypt } from 'http_ece';
import type { Clock } from '../clock.ts';
import { derivedId } from '../durable/canonical-json.ts';
import type { Channel, Composed, Item, Outcome, Parcel } from '../notification/channel.ts';
import { isPushAddress } from './push-hosts.ts';
import type { Owners, PushCollections, StoredDevice } from './stored.ts';
import type { Vapid } from './vapid.ts';

/** Sends one request; the status that came back. */
export type Post = (
  address: string,
  request: { headers: Record<string, string>; body: Uint8Array<ArrayBuffer> },
) => Promise<number>;

const waitsAtMostMs = 15_000;
/** How long a push service may try, in seconds: a device that is off until tomorrow hears tomorrow. */
const triesFor = 24 * 60 * 60;

/** Over the network; a push service never has a reason to send elsewhere. */
export async function postOverNetwork(
  address: string,
  { headers, body }: Parameters<Post>[1],
): Promise<number> {
  const signal = AbortSignal.timeout(waitsAtMostMs);
  const answer = await fetch(address, {
    method: 'POST',
    headers,
    body,
    signal,
    redirect: 'manual',
  });
  await answer.body?.cancel();
  return answer.status;
}

/**
 * Pushes to the devices of people who asked for it (RFC 8030, 8291, 8292). What is pushed stands on locked screens: it
 * says that something waits and of what sort, without a name, and where to look.
 */
export function createPushChannel(deps: {
  push: PushCollections;
  owners: Owners;
  vapid: Vapid;
  clock: Clock;
  post?: Post;
}): Channel {
  const { push, owners, vapid, clock, post = postOverNetwork } = deps;
  const { devices } = push;

  async function deliver(device: StoredDevice, composed: Composed, to: Sent): Promise<Fate> {
    if (!isPushAddress(device.address)) return 'gone';
    const { text: says, link: path } = composed;
    const status = await post(device.address, {
      headers: {
        authorization: await vapid.authorization(device.address, clock.now()),
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        ttl: String(triesFor),
        urgency: to.urgent ? 'high' : 'normal',
        // Told again before the device was on, it is one and the same.
        topic: derivedId(to.id),
      },
      body: sealed(device, JSON.stringify({ says, path, urgent: to.urgent })),
    });
    if (status === 404 || status === 410) return 'gone';
    if (status >= 200 && status < 300) return 'sent';
    if (status === 429 || status >= 500) throw new Error(`The push service answered ${status}.`);
    return { refused: `The push service answered ${status}.` };
  }

  return {
    async reaches({ id, organisation }) {
      return (await owners.of(organisation)).has(id);
    },
    compose: composed,
    async send(composed, to): Promise<Outcome> {
      const { id: person, organisation } = to.person;
      const theirs = await devices.find({ organisation, person }).toArray();
      const fates = await Promise.allSettled(theirs.map((device) => deliver(device, composed, to)));
      const gone = theirs.filter((_, index) => valueOf(fates[index]) === 'gone');
      if (gone.length > 0) {
        await devices.deleteMany({ _id: { $in: gone.map(({ _id }) => _id) } });
      }
      const values = fates.map(valueOf);
      if (values.includes('sent')) return 'sent';
      const failed = fates.find((fate) => fate.status === 'rejected');
      if (failed) throw failed.reason;
      const refused = values.find((value) => typeof value === 'object');
      return refused ?? { refused: 'None of their devices takes pushes any more.' };
    },
  };
}

type Sent = Parameters<Channel['send']>[1];
type Fate = 'sent' | 'gone' | { refused: string };

function valueOf(fate: PromiseSettledResult<Fate> | undefined): Fate | null {
  return fate?.status === 'fulfilled' ? fate.value : null;
}

function sealed({ p256dh, auth }: StoredDevice, text: string): Uint8Array<ArrayBuffer> {
  const privateKey = createECDH('prime256v1');
  privateKey.generateKeys();
  const how = { version: 'aes128gcm', dh: p256dh, privateKey, authSecret: auth } as const;
  return Uint8Array.from(encrypt(Buffer.from(text), how));
}

function composed({ items, urgent }: Parcel): Composed {
  const [last] = items.slice(-1);
  const text = urgent
    ? 'A worry about a child waits for somebody to answer it.'
    : `Something waits for you: ${sortsOf(items)}.`;
  const link = items.length === 1 && last ? placeOf(last) : '/notifications';
  const at = last?.at ?? new Date(0);
  return { title: 'Alongside', text, html: '', link, calendar: null, at };
}

/** A question opens where it is answered. */
function placeOf({ kind, about }: Item): string {
  const asks = kind === 'decisionAsked' || kind === 'decisionWaiting';
  return asks ? `/decisions?answer=${about.id}` : pathOf(about);
}

/** What it is about, in the words people choose by. */
function sortsOf(items: readonly Item[]): string {
  const names = items.map(({ kind }) => notificationGroups[entryOf(kind).group].name);
  return [...new Set(names)].map((name) => name.charAt(0).toLowerCase() + name.slice(1)).join(', ');
}
