import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { systemClock } from '../clock.ts';
import { collectionsOf, prepareCollections, type StoredPerson } from '../database/collections.ts';
import { createSignInLinks } from './sign-in-links.ts';
import { emailCollation, sessionCollections } from './stored.ts';

export interface NewAdministrator {
  name: string;
  email: string;
  /** An organisation's id or name; one that is not there yet is made. */
  organisation: string;
}

/**
 * Makes somebody an administrator, and a link with which they choose their password. Whoever is there already by
 * this e-mail keeps what they may do and gets this too.
 */
export async function makeAdministrator(
  connection: Connection,
  { name, email, organisation }: NewAdministrator,
): Promise<{ person: StoredPerson; organisation: string; path: string; expires: Date }> {
  await prepareCollections(connection);
  const collections = collectionsOf(connection);
  const links = createSignInLinks(await sessionCollections(connection), collections, systemClock);
  const id = await organisationOf();
  const before = await collections.people.findOne(
    { organisation: id, email },
    { collation: emailCollation },
  );
  const person: StoredPerson = before
    ? { ...before, roles: [...new Set([...before.roles, 'administrator' as const])] }
    : {
        _id: randomUUID(),
        ...{ organisation: id, name, email, roles: ['administrator'] },
        ...{ team: null, service: null, area: null, comesFor: null },
      };
  await collections.people.replaceOne({ _id: person._id }, person, { upsert: true });
  return { person, organisation: id, ...(await links.make(person, null)) };

  async function organisationOf(): Promise<string> {
    const { organisations } = collections;
    const found =
      (await organisations.findOne({ _id: organisation })) ??
      (await organisations.findOne({ name: organisation }));
    if (found) return found._id;
    const made = idOf(organisation);
    await organisations.insertOne({ _id: made, name: organisation });
    return made;
  }
}

/** “Fernvale Children’s Trust” is fernvale-childrens-trust. */
function idOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/[^A-Za-z0-9 -]/g, '');
  const id = plain.trim().toLowerCase().split(/[ -]+/).join('-').slice(0, 40);
  return id === '' ? randomUUID() : id;
}
