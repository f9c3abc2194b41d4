import type { Collection } from 'mongodb';
import type { Connection } from 'mongoose';

/** A password, as argon2id keeps it. */
export interface StoredPassword {
  /** The person's id. */
  _id: string;
  organisation: string;
  hash: string;
  changedAt: Date;
}

/** Somebody as a provider knows them. */
export interface StoredIdentity {
  /** Hash of issuer and the provider's id for them. */
  _id: string;
  organisation: string;
  person: string;
  issuer: string;
  linkedAt: Date;
}

/** A link with which one person chooses a password, once. */
export interface StoredSignInLink {
  /** Hash of what the link carries. */
  _id: string;
  organisation: string;
  person: string;
  /** Who made it; null for the command on the server. */
  by: string | null;
  at: Date;
  expires: Date;
  usedAt: Date | null;
  /** When it is forgotten. */
  forgetAt: Date;
}

/** A browser that somebody has signed in from before: a stranger's failures do not count against it. */
export interface StoredDevice {
  /** Hash of what its cookie carries. */
  _id: string;
  organisation: string;
  person: string;
  forgetAt: Date;
}

/** A sign-on under way: what the provider's answer has to fit. */
export interface StoredSignOn {
  /** Hash of the state. */
  _id: string;
  organisation: string;
  /** Hash of what this browser's cookie carries. */
  browser: string;
  nonce: string;
  verifier: string;
  /** The page to go back to. */
  to: string;
  forgetAt: Date;
}

export interface SessionCollections {
  passwords: Collection<StoredPassword>;
  identities: Collection<StoredIdentity>;
  links: Collection<StoredSignInLink>;
  devices: Collection<StoredDevice>;
  signOns: Collection<StoredSignOn>;
}

/** Makes the collections and their indexes where they are missing; harmless to repeat. */
export async function sessionCollections(connection: Connection): Promise<SessionCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const collections: SessionCollections = {
    passwords: db.collection('passwords'),
    identities: db.collection('identities'),
    links: db.collection('signinlinks'),
    devices: db.collection('devices'),
    signOns: db.collection('signons'),
  };
  const forgotten = { expireAfterSeconds: 0 };
  await Promise.all([
    collections.passwords.createIndex({ organisation: 1 }),
    collections.identities.createIndex({ organisation: 1, person: 1 }),
    collections.links.createIndex({ organisation: 1, person: 1, at: -1 }),
    collections.devices.createIndex({ organisation: 1, person: 1 }),
    ...[collections.links, collections.devices, collections.signOns].map((collection) =>
      collection.createIndex({ forgetAt: 1 }, forgotten),
    ),
    // The only look-up across organisations: who signs in does not say which one is theirs.
    db
      .collection('people')
      .createIndex({ email: 1 }, { collation: emailCollation, name: 'email_to_sign_in' }),
    db.collection('sessions').createIndex({ 'session.signIn.person': 1 }),
    db.collection('sessions').createIndex({ 'session.signIn.key': 1 }),
    db.collection('sessions').createIndex({ 'session.signIn.atProvider.sub': 1 }),
    db.collection('sessions').createIndex({ 'session.signIn.atProvider.sid': 1 }),
  ]);
  return collections;
}

/** E-mails are the same whatever the case of their letters. */
export const emailCollation = { locale: 'en', strength: 2 } as const;
