import type { DiscussionCommand } from '@alongside/workflows/discussion/contract';
import type { DiscussionInput } from '@alongside/workflows/discussion/facts';
import type { Finding } from '@alongside/workflows/discussion/findings';
import type { Version, VersionLine, VersionReason } from '@alongside/workflows/discussion/history';
import type { Person } from '@alongside/workflows/organisation/people';
import type { ClientSession } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { DiscussionMaterial, StoredDiscussion } from '../discussion/material.ts';
import { derivedId } from '../durable/canonical-json.ts';
import { isDuplicate } from '../durable/receipts.ts';
import type { Directory } from '../person/directory.ts';
import { ProblemError } from '../problem-error.ts';
import type { HistoryCollections, StoredVersion } from './stored.ts';

/** So many versions somebody may keep of one discussion on demand. */
const keptAtMost = 100;
/** So many a list shows, newest first; the room moves a dozen times in a discussion. */
const listedAtMost = 300;

const reasons: Partial<Record<DiscussionCommand['type'], VersionReason>> = {
  moveTo: 'movedTo',
  pause: 'paused',
  finish: 'finished',
  agree: 'agreed',
  agreeWithDifference: 'agreed',
  askForChange: 'changeAsked',
};

/**
 * Keeps the findings as they stood when the room moved on, paused, was brought forward or agreed to, in the very
 * transaction of that step: exactly the text it was decided on, once, or not at all.
 */
export async function keepAtBoundary(
  { versions }: Pick<HistoryCollections, 'versions'>,
  said: DiscussionCommand | DiscussionInput,
  stored: StoredDiscussion,
  { content, reader }: DiscussionMaterial,
  { at, session }: { at: string; session: ClientSession },
): Promise<void> {
  if (!('type' in said)) return;
  const why = reasons[said.type];
  if (!why || !content || !saysAnything(content.findings)) return;
  const version = String(stored.revision);
  await versions.insertOne(
    {
      _id: `${stored._id}:${version}`,
      organisation: stored.organisation,
      discussion: stored._id,
      version,
      revision: stored.revision,
      at: new Date(at),
      by: reader,
      why,
      stage: said.type === 'moveTo' ? said.stage : null,
      label: null,
      people: stored.projection.people,
      findings: content.findings,
    },
    { session },
  );
}

/** Keeps a version because somebody asks for it; the same command id keeps it once. */
export async function keepOnDemand(
  { versions }: HistoryCollections,
  discussion: { id: string; revision: number; people: string[]; findings: Finding[] },
  keeper: Person,
  { commandId, label }: { commandId: string; label: string | null },
  clock: Clock,
): Promise<StoredVersion> {
  const { organisation } = keeper;
  const version = derivedId(keeper.id, commandId);
  const _id = `${discussion.id}:${version}`;
  const earlier = await versions.findOne({ _id, organisation });
  if (earlier) return earlier;
  if (!saysAnything(discussion.findings)) {
    throw new ProblemError('not-now', 'There is nothing written yet that could be kept.');
  }
  const kept = await versions.countDocuments({
    organisation,
    discussion: discussion.id,
    why: 'kept',
  });
  if (kept >= keptAtMost) {
    throw new ProblemError('not-now', `${keptAtMost} versions are kept already. That is all.`);
  }
  const made: StoredVersion = {
    _id,
    organisation,
    discussion: discussion.id,
    version,
    revision: discussion.revision,
    at: new Date(clock.now()),
    by: keeper.id,
    why: 'kept',
    stage: null,
    label,
    people: discussion.people,
    findings: discussion.findings,
  };
  try {
    await versions.insertOne(made);
    return made;
  } catch (error) {
    const first = isDuplicate(error) && (await versions.findOne({ _id, organisation }));
    if (!first) throw error;
    return first;
  }
}

/** The versions this reader may read, newest first. */
export async function listVersions(
  { versions }: HistoryCollections,
  discussion: string,
  reader: Person,
  directory: Directory,
): Promise<VersionLine[]> {
  const found = await versions
    .find(
      { organisation: reader.organisation, discussion, people: reader.id },
      { projection: { findings: 0 } },
    )
    .sort({ at: -1, revision: -1, _id: -1 })
    .limit(listedAtMost)
    .toArray();
  return found.map((version) => lineOf(version, directory));
}

/** One version; null when there is none that this reader may read. */
export async function readVersion(
  { versions }: HistoryCollections,
  discussion: string,
  version: string,
  reader: Person,
  directory: Directory,
): Promise<Version | null> {
  const found = await versions.findOne({
    _id: `${discussion}:${version}`,
    organisation: reader.organisation,
    people: reader.id,
  });
  return found && { ...lineOf(found, directory), findings: found.findings };
}

export function lineOf(
  { version, at, by, why, stage, label }: Omit<StoredVersion, 'findings'>,
  directory: Directory,
): VersionLine {
  return {
    version,
    at: at.toISOString(),
    by: by === null ? null : directory.ref(by),
    why,
    stage,
    label,
  };
}

function saysAnything(findings: readonly Finding[]): boolean {
  return findings.some(({ text }) => text.trim() !== '');
}
