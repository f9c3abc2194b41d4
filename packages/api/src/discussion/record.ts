import { type DiscussionLook, holderOf } from '@alongside/workflows/discussion/context';
import type { DiscussionRecord } from '@alongside/workflows/discussion/view';
import { Binary, type ClientSession } from 'mongodb';
import type { Collections, StoredRecord } from '../database/collections.ts';
import type { Directory } from '../person/directory.ts';
import { contentHash, type DiscussionMaterial, type StoredDiscussion } from './material.ts';
import type { DiscussionProjection } from './projection.ts';

/** Keeps the text that both agreed to as a version, in the very transaction of the second agreement (D21). */
export async function keepRecord(
  collections: Collections,
  version: number,
  stored: StoredDiscussion,
  { context }: DiscussionLook,
  { content }: DiscussionMaterial,
  { at, session }: { at: string; session: ClientSession },
): Promise<DiscussionProjection> {
  if (!content) throw new Error('There is no text to keep as a record.');
  const hash = contentHash(content.findings, context.familyVoice);
  const record: StoredRecord = {
    _id: `${stored._id}:${version}`,
    organisation: stored.organisation,
    discussion: stored._id,
    version,
    contentHash: hash,
    agreedAt: at,
    focus: context.focus,
    familyVoice: context.familyVoice,
    findings: content.findings,
    agreements: context.agreements
      .filter((agreement) => agreement.contentHash === hash)
      .map((agreement) => ({
        person: agreement.person,
        difference: agreement.difference,
        at: agreement.at,
      })),
    state: new Binary(content.state),
    held: {
      worker: holderOf(context, 'worker'),
      area: context.area,
      service: context.service,
      team: context.team,
    },
    due: new Date(at),
  };
  await collections.records.insertOne(record, { session });
  const kept = { version, contentHash: hash, agreedAt: at };
  return { ...stored.projection, records: [...stored.projection.records, kept] };
}

export function presentRecord(record: StoredRecord, directory: Directory): DiscussionRecord {
  return {
    version: record.version,
    contentHash: record.contentHash,
    agreedAt: record.agreedAt,
    focus: record.focus,
    familyVoice: record.familyVoice,
    findings: record.findings,
    agreements: record.agreements.map(({ person, difference, at }) => ({
      person: directory.ref(person),
      difference,
      at,
    })),
  };
}
