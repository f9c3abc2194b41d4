import { randomUUID } from 'node:crypto';
import { MongoServerError } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { Collections, StoredPerson } from '../database/collections.ts';
import type { Directories } from '../person/directory.ts';
import { type Claimed, SignOnRefused } from './claims.ts';
import { hashOf } from './secrets.ts';
import type { SignOnSettings } from './sign-on-settings.ts';
import { emailCollation, type SessionCollections } from './stored.ts';

/** Finds, links or makes the colleague whom a provider has let in, and brings roles and team up to date. */
export function createPeopleOfProvider(deps: {
  settings: SignOnSettings;
  stored: SessionCollections;
  collections: Pick<Collections, 'people' | 'teams'>;
  directories: Directories;
  clock: Clock;
  /** What this person may do ended: so do their sessions. */
  endSessions(person: string): Promise<void>;
}): (claimed: Claimed) => Promise<StoredPerson> {
  const { settings, stored, collections, directories, clock } = deps;
  const { organisation, issuer } = settings;

  async function linked(claimed: Claimed): Promise<StoredPerson | null> {
    const link = await stored.identities.findOne({ _id: identityOf(claimed) });
    return link && collections.people.findOne({ _id: link.person, organisation, leftAt: null });
  }

  /** The one colleague of this e-mail, if the provider answers for it and knows nobody else as them. */
  async function byEmail({ email }: Claimed): Promise<StoredPerson | null> {
    if (email === null) return null;
    const found = await collections.people
      .find({ organisation, email, leftAt: null }, { collation: emailCollation })
      .limit(2)
      .toArray();
    const [person] = found;
    if (!person || found.length > 1) return null;
    const taken = await stored.identities.countDocuments({
      organisation,
      person: person._id,
      issuer,
    });
    return taken > 0 ? null : person;
  }

  async function made(claimed: Claimed): Promise<StoredPerson | null> {
    if (!settings.create || claimed.email === null || (claimed.roles ?? []).length === 0)
      return null;
    const known = await collections.people.countDocuments(
      { organisation, email: claimed.email },
      { collation: emailCollation },
    );
    if (known > 0) return null;
    const person: StoredPerson = {
      _id: randomUUID(),
      organisation,
      name: claimed.name ?? claimed.email,
      email: claimed.email,
      roles: claimed.roles ?? [],
      team: null,
      service: null,
      area: null,
      comesFor: null,
    };
    await collections.people.insertOne(person);
    return person;
  }

  /** Two sign-ons at the same moment link once; whoever comes second takes what stands. */
  async function link(claimed: Claimed, person: StoredPerson): Promise<StoredPerson | null> {
    try {
      await stored.identities.insertOne({
        _id: identityOf(claimed),
        organisation,
        person: person._id,
        issuer,
        linkedAt: new Date(clock.now()),
      });
      return person;
    } catch (error) {
      const exists = 11_000;
      if (!(error instanceof MongoServerError) || error.code !== exists) throw error;
      return linked(claimed);
    }
  }

  async function broughtUpToDate(claimed: Claimed, person: StoredPerson): Promise<StoredPerson> {
    const now = { ...(await placeOf(claimed)), ...(claimed.roles && { roles: claimed.roles }) };
    const keys = Object.entries(now);
    if (keys.length === 0) return person;
    await collections.people.updateOne({ _id: person._id, organisation }, { $set: now });
    directories.forget(organisation);
    return { ...person, ...now };
  }

  async function placeOf({ team }: Claimed) {
    if (team === undefined) return {};
    const found =
      team === null ? null : await collections.teams.findOne({ _id: team, organisation });
    if (!found) return { team: null };
    return { team: found._id, service: found.service, area: found.area };
  }

  const identityOf = ({ id }: Claimed) => hashOf(issuer, id);

  return async function personOf(claimed) {
    const known = await linked(claimed);
    const found = known ?? (await byEmail(claimed)) ?? (await made(claimed));
    if (!found) {
      throw claimed.roles?.length === 0
        ? new SignOnRefused('no-role', 'No group of theirs means a role here.')
        : new SignOnRefused('unknown', 'Nobody here is linked to them or has their e-mail.');
    }
    const person = known ?? (await link(claimed, found));
    if (!person) throw new SignOnRefused('unknown', 'Whom they were linked to has gone.');
    const now = await broughtUpToDate(claimed, person);
    if (now.roles.length === 0) {
      await deps.endSessions(now._id);
      throw new SignOnRefused('no-role', 'No group of theirs means a role here.');
    }
    return now;
  };
}
