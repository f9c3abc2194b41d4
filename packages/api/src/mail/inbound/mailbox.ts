import { ImapFlow } from 'imapflow';
import type { Clock } from '../../clock.ts';
import { isDuplicate } from '../../durable/receipts.ts';
import { mostBytes } from './read-message.ts';
import type { InboundCollections } from './stored.ts';
import { isSetAside, type TakeIn } from './take-in.ts';

export interface MailboxDeps {
  imapUrl: string;
  organisation: string;
  takeIn: TakeIn;
  inbound: InboundCollections;
  clock: Clock;
}

/** Messages of one round; what is left comes in the next. */
const mostAtOnce = 50;
/** Longer than a round takes, in milliseconds. One that outlives it does no harm: a message is taken once. */
const lease = 5 * 60_000;
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * Looks for messages nobody has seen and takes them in; one node at a time. What was taken is marked as seen, what was set
 * aside is flagged as well, so that somebody can look. Until then nothing is marked: after a crash it comes again.
 * @returns a round for a poller
 */
export function createMailboxRound(deps: MailboxDeps): () => Promise<boolean> {
  const { inbound, organisation, clock } = deps;

  async function isOurs(): Promise<boolean> {
    const now = new Date(clock.now());
    try {
      await inbound.leases.updateOne(
        { _id: organisation, organisation, until: { $lte: now } },
        { $set: { until: new Date(now.getTime() + lease) } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      // Somebody else has it.
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  return async function round() {
    if (!(await isOurs())) return false;
    try {
      return await takeFrom(deps);
    } finally {
      await inbound.leases.deleteOne({ _id: organisation, organisation });
    }
  };
}

async function takeFrom({ imapUrl, takeIn }: MailboxDeps): Promise<boolean> {
  const { options, folder } = readUrl(imapUrl);
  const client = new ImapFlow({ ...options, ...patience, logger: false, disableAutoIdle: true });
  // What is said here is thrown by the call at work as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.mailboxOpen(folder);
    const found = (await client.search({ seen: false }, { uid: true })) || [];
    for (const uid of found.slice(0, mostAtOnce)) {
      const flags = isSetAside(await takeIn(await sourceOf(client, uid)))
        ? ['\\Seen', '\\Flagged']
        : ['\\Seen'];
      await client.messageFlagsAdd(String(uid), flags, { uid: true });
    }
    return found.length > mostAtOnce;
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** Its bytes; null where they are too many to be fetched. */
async function sourceOf(client: ImapFlow, uid: number): Promise<Buffer | null> {
  const about = await client.fetchOne(String(uid), { size: true }, { uid: true });
  if (!about || (about.size ?? 0) > mostBytes) return null;
  const whole = await client.fetchOne(String(uid), { source: true }, { uid: true });
  return (whole && whole.source) || null;
}

/** Without TLS only on this very machine. */
function readUrl(imapUrl: string) {
  const url = new URL(imapUrl);
  const secure = url.protocol === 'imaps:';
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return {
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
    options: {
      host: url.hostname,
      port: Number(url.port) || (secure ? 993 : 143),
      secure,
      doSTARTTLS: secure ? undefined : !isHere,
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    },
  };
}
