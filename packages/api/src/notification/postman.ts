import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { dueBy } from '../database/due.ts';
import { waitAfter } from '../durable/outbox.ts';
import type { Directories } from '../person/directory.ts';
import { type Bundle, bundlesOf } from './bundle.ts';
import { type Channels, type Composed, NothingSentError, type Outcome } from './channel.ts';
import { parcelOf } from './parcel.ts';
import { forgetRefusal, noteRefusal } from './refusals.ts';
import type { NotificationCollections, StoredLetter } from './stored.ts';

export interface PostmanDeps {
  collections: Collections;
  reach: NotificationCollections;
  directories: Directories;
  channels: Channels;
  clock: Clock;
  logger: Logger;
}

/** How long a node may take over a letter before another one tries, in milliseconds. Longer than any server is waited for. */
export const letterLeaseMs = 2 * 60_000;
const peopleAtOnce = 8;
const open = { lease: null, leasedUntil: null } as const;

/**
 * Takes what is due to its people, by whichever node holds the lease; worries about a child first.
 * @returns a round for a poller: whether there may be more to do.
 */
export function createPostman(deps: PostmanDeps): () => Promise<boolean> {
  const { reach, directories, channels, clock, logger } = deps;
  const { letters } = reach;

  /** A lease that lies further ahead than any is taken was taken by a clock that has been put back since. */
  function unleased(now: Date) {
    const beyond = new Date(now.getTime() + letterLeaseMs);
    return {
      due: dueBy(now),
      $or: [
        { leasedUntil: null },
        { leasedUntil: { $lte: now } },
        { leasedUntil: { $gt: beyond } },
      ],
    };
  }

  /** Everything that is due to one person by one channel: it goes together. */
  async function claim(): Promise<StoredLetter[]> {
    const now = new Date(clock.now());
    const first = await letters.findOne(unleased(now), { sort: { urgent: -1, due: 1 } });
    if (!first) return [];
    const { organisation, person, channel } = first;
    const lease = randomUUID();
    const leasedUntil = new Date(now.getTime() + letterLeaseMs);
    await letters.updateMany(
      { organisation, person, channel, ...unleased(now) },
      { $set: { lease, leasedUntil }, $inc: { attempts: 1 } },
    );
    return letters.find({ organisation, person, lease }).toArray();
  }

  async function take({ head, rest }: Bundle): Promise<void> {
    const { _id, lease } = head;
    const mine = { _id, lease };
    try {
      if (rest.length > 0) await carry(head, rest);
      const composed = head.composed ?? (await compose(head));
      if (!composed) {
        await letters.updateOne(mine, { $set: { state: 'overtaken', due: null, ...open } });
        return;
      }
      const outcome = await send(head, composed);
      await note(head, outcome);
    } catch (error) {
      // The words of a server may hold the address; who it is for is enough to know.
      logger.warn(
        { letter: _id, person: head.person, problem: wordsOf(error) },
        'A letter did not go out; it is tried again.',
      );
      const due = new Date(clock.now() + waitAfter(head.attempts));
      const anew = error instanceof NothingSentError ? { composed: null } : {};
      await letters.updateOne(mine, { $set: { due, problem: wordsOf(error), ...anew, ...open } });
    }
  }

  /** Noted before anything goes: should this node die in between, whoever comes next finds them within. */
  async function carry(head: StoredLetter, rest: readonly StoredLetter[]): Promise<void> {
    const ids = rest.map(({ _id }) => _id);
    await letters.updateMany(
      { _id: { $in: ids }, lease: head.lease },
      { $set: { state: 'carried', within: head._id, due: null, ...open } },
    );
    // What they had taken with them before goes on with them.
    await letters.updateMany({ within: { $in: ids } }, { $set: { within: head._id } });
  }

  async function compose(head: StoredLetter): Promise<Composed | null> {
    const parcel = await parcelOf(deps, head, await directories.of(head.organisation));
    if (!parcel) return null;
    const composed = channels[head.channel]?.compose(parcel) ?? null;
    if (composed) await letters.updateOne({ _id: head._id }, { $set: { composed } });
    return composed;
  }

  async function send(head: StoredLetter, composed: Composed): Promise<Outcome> {
    const directory = await directories.of(head.organisation);
    const person = directory.find(head.person);
    const channel = channels[head.channel];
    if (!person || !channel) return { refused: 'There is nobody to send it to any more.' };
    return channel.send(composed, { id: head._id, person, urgent: head.urgent });
  }

  async function note(head: StoredLetter, outcome: Outcome): Promise<void> {
    const sentAt = new Date(clock.now());
    const refused = typeof outcome === 'object';
    const state = refused ? 'refused' : outcome;
    const problem = refused ? outcome.refused : null;
    await letters.updateOne(
      { _id: head._id, lease: head.lease },
      { $set: { state, problem, sentAt, due: null, ...open } },
    );
    if (head.channel !== 'email') return;
    const directory = await directories.of(head.organisation);
    const address = directory.find(head.person)?.email;
    if (refused && address) await noteRefusal(reach, head, address, outcome.refused, sentAt);
    if (outcome === 'sent') await forgetRefusal(reach, head);
  }

  return async function round() {
    const claimed: Bundle[] = [];
    for (let people = 0; people < peopleAtOnce; people += 1) {
      const found = await claim();
      if (found.length === 0) break;
      claimed.push(...bundlesOf(found));
    }
    await Promise.all(claimed.map(take));
    return claimed.length > 0;
  };
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}
