import { hash, verify } from '@node-rs/argon2';
import type { Clock } from '../clock.ts';
import type { Collections, StoredPerson } from '../database/collections.ts';
import { emailCollation, type SessionCollections } from './stored.ts';

/** Memory in KiB, rounds and lanes of argon2id (the library's default algorithm): OWASP's first choice for servers. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export interface Passwords {
  /** Keeps this password instead of any before. */
  set(person: Pick<StoredPerson, '_id' | 'organisation'>, password: string): Promise<void>;
  has(person: string): Promise<boolean>;
  /** Whether it is this person's. */
  is(person: string, password: string): Promise<boolean>;
  /** Whose e-mail and password these are; null for any other. It takes as long where there is nobody. */
  whose(people: readonly StoredPerson[], password: string): Promise<StoredPerson | null>;
  /** Everybody of this e-mail: one, unless two organisations know it. */
  byEmail(email: string): Promise<StoredPerson[]>;
}

export function createPasswords(
  stored: SessionCollections,
  collections: Collections,
  clock: Clock,
): Passwords {
  const nobodys = hash('nobody has this password', cost);

  async function is(person: string | null, password: string): Promise<boolean> {
    const kept = person === null ? null : await stored.passwords.findOne({ _id: person });
    const right = await verify(kept?.hash ?? (await nobodys), password.normalize('NFC'));
    return kept !== null && right;
  }

  return {
    async set({ _id, organisation }, password) {
      const kept = { organisation, hash: await hash(password.normalize('NFC'), cost) };
      await stored.passwords.updateOne(
        { _id },
        { $set: { ...kept, changedAt: new Date(clock.now()) } },
        { upsert: true },
      );
    },
    has: async (person) => (await stored.passwords.countDocuments({ _id: person })) > 0,
    is,
    async whose(people, password) {
      const [first = null, ...others] = people;
      if (await is(first?._id ?? null, password)) return first;
      for (const other of others) if (await is(other._id, password)) return other;
      return null;
    },
    byEmail: (email) =>
      collections.people
        .find({ email, leftAt: null }, { collation: emailCollation })
        .limit(5)
        .toArray(),
  };
}
