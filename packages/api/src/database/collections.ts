import type { FamilyVoice, Finding } from '@alongside/workflows/discussion/findings';
import type { AboutKind } from '@alongside/workflows/notification/about';
import type { NotificationKind } from '@alongside/workflows/notification/list';
import type { PersonRole } from '@alongside/workflows/organisation/people';
import type {
  organisationSettingsSchema,
  Weekday,
} from '@alongside/workflows/organisation/settings';
import {
  type Binary,
  type Collection,
  type Db,
  type IndexDescription,
  MongoServerError,
} from 'mongodb';
import type { Connection } from 'mongoose';
import type { z } from 'zod';
import type { ActionProjection } from '../action/projection.ts';
import type { StoredConflict } from '../conflict/stored.ts';
import type { DiscussionProjection } from '../discussion/projection.ts';
import { joinReceipts } from '../durable/join-receipts.ts';
import type { StoredEvent, StoredWorkflow } from '../durable/stored-workflow.ts';
import type { GreatPracticeProjection } from '../great-practice/projection.ts';
import type { ResponseProjection } from '../response/projection.ts';

export interface StoredPerson {
  _id: string;
  organisation: string;
  name: string;
  roles: PersonRole[];
  team: string | null;
  service: string | null;
  area: string | null;
  email?: string | null;
  /** Has left the organisation: named still, but signs in and is chosen no more. */
  leftAt?: Date | null;
  /** Demo mode only: what this person would come for. */
  comesFor: string | null;
}

export interface StoredTeam {
  _id: string;
  organisation: string;
  name: string;
  service: string;
  area: string;
  /** Days kept free of discussions and for the weekly digest; Friday where it says nothing. */
  protectedDays?: Weekday[];
}

export interface StoredOrganisation {
  _id: string;
  name: string;
  /** As far as it differs from the defaults. */
  settings?: z.input<typeof organisationSettingsSchema>;
  /** One more at each change of the settings; absent before the first. */
  settingsRevision?: number;
  /** When the periods of retention were changed last. */
  retentionChangedAt?: Date;
  /** Touched by whatever must not pass a disposal unseen; see `retention/dispose.ts`. */
  retentionFence?: number;
  /** Demo mode only: its stories have been told to the end. */
  demoTold?: boolean;
}

export interface StoredNotification {
  /** Derived from the effect and the person, so that a repeated delivery is the same notification. */
  _id: string;
  organisation: string;
  person: string;
  kind: NotificationKind;
  aboutKind: AboutKind;
  about: string;
  by: string | null;
  at: Date;
  readAt: Date | null;
}

/** A record as it was agreed. Never changes. */
export interface StoredRecord {
  /** `<discussion>:<version>` */
  _id: string;
  organisation: string;
  discussion: string;
  version: number;
  contentHash: string;
  agreedAt: string;
  focus: string;
  familyVoice: FamilyVoice;
  findings: Finding[];
  agreements: { person: string; difference: string | null; at: string }[];
  /** The live document at that moment, as one Yjs update. */
  state: Binary;
  /** Who held it and where, then: themes are counted by it. */
  held?: {
    worker: string | null;
    area: string | null;
    service: string | null;
    team: string | null;
  };
  /** When it is to be counted; null once it is. */
  due?: Date | null;
}

export interface StoredKey {
  _id: string;
  secret: string;
}

export interface Collections {
  discussions: Collection<StoredWorkflow<DiscussionProjection>>;
  actions: Collection<StoredWorkflow<ActionProjection>>;
  responses: Collection<StoredWorkflow<ResponseProjection>>;
  greatPractice: Collection<StoredWorkflow<GreatPracticeProjection>>;
  events: Collection<StoredEvent>;
  records: Collection<StoredRecord>;
  notifications: Collection<StoredNotification>;
  people: Collection<StoredPerson>;
  teams: Collection<StoredTeam>;
  organisations: Collection<StoredOrganisation>;
  conflicts: Collection<StoredConflict>;
  keys: Collection<StoredKey>;
}

const names: Record<keyof Collections, string> = {
  discussions: 'discussions',
  actions: 'actions',
  responses: 'responses',
  greatPractice: 'greatpractice',
  events: 'events',
  records: 'records',
  notifications: 'notifications',
  people: 'people',
  teams: 'teams',
  organisations: 'organisations',
  conflicts: 'conflicts',
  keys: 'keys',
};

/** The collections of this connection. */
export function collectionsOf(connection: Connection): Collections {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  return {
    discussions: db.collection(names.discussions),
    actions: db.collection(names.actions),
    responses: db.collection(names.responses),
    greatPractice: db.collection(names.greatPractice),
    events: db.collection(names.events),
    records: db.collection(names.records),
    notifications: db.collection(names.notifications),
    people: db.collection(names.people),
    teams: db.collection(names.teams),
    organisations: db.collection(names.organisations),
    conflicts: db.collection(names.conflicts),
    keys: db.collection(names.keys),
  };
}

/** What the service itself looks for, across organisations: few entries, found by when they are due. */
function due(field: string): IndexDescription {
  return { key: { [field]: 1 }, partialFilterExpression: { [field]: { $type: 'date' } } };
}

/** Every index that a request uses begins with the organisation. */
const indexes: Partial<Record<keyof Collections, IndexDescription[]>> = {
  discussions: [
    { key: { organisation: 1, 'projection.people': 1, updatedAt: -1, _id: -1 } },
    { key: { organisation: 1, 'projection.safety': 1, 'projection.team': 1 } },
    { key: { organisation: 1, 'projection.caseKey': 1 } },
    { key: { organisation: 1, 'projection.team': 1, updatedAt: -1, _id: -1 } },
    // What is kept too long is old as well, and this index is never written again.
    { key: { organisation: 1, createdAt: 1 } },
    due('nextDue'),
  ],
  actions: [
    { key: { organisation: 1, 'projection.discussion': 1 } },
    { key: { organisation: 1, 'projection.owner': 1, updatedAt: -1, _id: -1 } },
    { key: { organisation: 1, 'projection.approvers': 1, updatedAt: -1, _id: -1 } },
    due('nextDue'),
  ],
  responses: [
    { key: { organisation: 1, 'projection.movedAt': -1, _id: -1 } },
    { key: { organisation: 1, 'projection.theme': 1 } },
    due('nextDue'),
  ],
  greatPractice: [
    {
      key: { organisation: 1, 'projection.sharedAt': -1, _id: -1 },
      partialFilterExpression: { 'projection.sharedAt': { $type: 'date' } },
    },
    { key: { organisation: 1, 'projection.praised': 1, 'projection.nominatedAt': -1 } },
    { key: { organisation: 1, 'projection.nominator': 1, 'projection.nominatedAt': -1 } },
    { key: { organisation: 1, updatedAt: 1 } },
  ],
  events: [
    { key: { organisation: 1, workflow: 1, revision: 1 } },
    due('receipt.due'),
    due('receipt.bodyExpires'),
  ],
  records: [
    { key: { organisation: 1, discussion: 1, version: 1 } },
    { key: { organisation: 1, 'findings.themes': 1, agreedAt: 1 } },
    due('due'),
  ],
  notifications: [
    { key: { organisation: 1, person: 1, at: -1, _id: -1 } },
    { key: { organisation: 1, about: 1 } },
  ],
  people: [
    { key: { organisation: 1, name: 1 } },
    {
      key: { organisation: 1, email: 1 },
      unique: true,
      partialFilterExpression: { email: { $type: 'string' } },
    },
  ],
  teams: [{ key: { organisation: 1, name: 1 } }],
  conflicts: [
    { key: { organisation: 1, person: 1, at: -1, _id: -1 } },
    { key: { organisation: 1, at: -1, _id: -1 } },
    due('due'),
  ],
};

/** Makes the indexes; harmless to repeat. */
export async function prepareCollections(connection: Connection): Promise<void> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const found = await db.listCollections({}, { nameOnly: true }).toArray();
  const existing = new Set(found.map(({ name }) => name));
  for (const [key, name] of Object.entries(names)) {
    // A transaction should not be the first to write to a collection: making it would take a lock of its own.
    if (!existing.has(name)) await createIfMissing(db, name);
    const wanted = Object.entries(indexes).find(([indexed]) => indexed === key)?.[1];
    if (wanted) await db.collection(name).createIndexes(wanted);
  }
  if (existing.has('commands')) await joinReceipts(connection);
}

/** Another node may be making it in the same moment. */
async function createIfMissing(db: Db, name: string): Promise<void> {
  try {
    await db.createCollection(name);
  } catch (error) {
    const namespaceExists = 48;
    if (!(error instanceof MongoServerError) || error.code !== namespaceExists) throw error;
  }
}
