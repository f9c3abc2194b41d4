import type { Clock } from '../clock.ts';
import type { Collections, StoredPerson } from '../database/collections.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { SessionCollections, StoredSignInLink } from './stored.ts';

const hour = 60 * 60 * 1000;
/** A link counts for so long, in milliseconds; that it was made is told for longer. */
export const linkLasts = 72 * hour;
const toldFor = 90 * 24 * hour;

export interface SignInLinks {
  /** Makes one for this person; any before it counts no more. `by` is null for the command on the server. */
  make(
    person: Pick<StoredPerson, '_id' | 'organisation'>,
    by: string | null,
  ): Promise<{ path: string; expires: Date }>;
  /** Whose it is, while it counts. */
  look(token: string): Promise<StoredPerson | null>;
  /** The same, and it counts no more. */
  use(token: string): Promise<StoredPerson | null>;
  /** What was made for this person of late, newest first. */
  madeFor(who: { person: string; organisation: string }): Promise<StoredSignInLink[]>;
}

/** Links with which people choose a password, once. What a link carries is kept nowhere. */
export function createSignInLinks(
  { links }: SessionCollections,
  collections: Pick<Collections, 'people'>,
  clock: Clock,
): SignInLinks {
  const counts = (token: string) => ({
    _id: hashOf(token),
    usedAt: null,
    expires: { $gt: new Date(clock.now()) },
  });

  function personOf(link: StoredSignInLink | null): Promise<StoredPerson | null> {
    if (!link) return Promise.resolve(null);
    return collections.people.findOne({
      _id: link.person,
      organisation: link.organisation,
      leftAt: null,
    });
  }

  return {
    async make({ _id: person, organisation }, by) {
      const now = clock.now();
      const token = newSecret();
      const expires = new Date(now + linkLasts);
      await links.updateMany(
        { organisation, person, usedAt: null, expires: { $gt: new Date(now) } },
        { $set: { expires: new Date(now) } },
      );
      await links.insertOne({
        _id: hashOf(token),
        ...{ organisation, person, by, expires },
        at: new Date(now),
        usedAt: null,
        forgetAt: new Date(now + toldFor),
      });
      // After the number sign: no server or log in between ever sees it.
      return { path: `/choose-password#${token}`, expires };
    },
    look: async (token) => personOf(await links.findOne(counts(token))),
    async use(token) {
      const used = await links.findOneAndUpdate(counts(token), {
        $set: { usedAt: new Date(clock.now()) },
      });
      return personOf(used);
    },
    madeFor: ({ person, organisation }) =>
      links.find({ organisation, person }).sort({ at: -1 }).limit(20).toArray(),
  };
}
