import type { DiscussionLook } from '@alongside/workflows/discussion/context';
import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import type { Directory } from '../person/directory.ts';
import type { DiscussionMaterial, StoredDiscussion } from './material.ts';
import { presentDiscussion } from './present.ts';

/** Commands that somebody may be waiting for, most pressing first. */
const pressing = [
  'acknowledge',
  'handOver',
  'accept',
  'agree',
  'shareReflection',
  'openRoom',
  'recordDifference',
];

/** A line of the list, made of the view, so that it cannot show what the view would not. */
export function presentLine(
  stored: StoredDiscussion,
  look: DiscussionLook,
  material: DiscussionMaterial,
  reader: string,
  directory: Directory,
): DiscussionSummary | null {
  const view = presentDiscussion(stored, look, material, reader, directory);
  if (!view) return null;
  const { id, revision, readAs, state, participants, awaiting, focus, caseReference } = view;
  const { ageBand, service, area, createdAt, meeting, revisitAt, differences, proposedBy } = view;
  return {
    id,
    revision,
    readAs,
    state,
    participants,
    proposedBy,
    awaiting,
    focus,
    caseReference,
    ageBand,
    service,
    area,
    createdAt,
    meeting,
    revisitAt,
    differences,
    agreedBy: view.agreements.filter(({ stands }) => stands).map(({ person }) => person),
    reopeningAskedBy: view.reopening?.by ?? null,
    updatedAt: stored.updatedAt.toISOString(),
    myReflection: view.reflections.find(({ person }) => person === reader)?.status ?? null,
    waitsForMe: waitsFor(look, reader),
  };
}

function waitsFor({ can, context, journey }: DiscussionLook, reader: string): string[] {
  const possible = new Set(can.map(({ type }) => type));
  const waiting = pressing.filter((type) => possible.has(type) && isWaiting(type));
  const askedToReopen = context.reopening !== null && context.reopening.by !== reader;
  return askedToReopen && possible.has('reopen') ? [...waiting, 'reopen'] : waiting;

  /** Some things one can do any time; they wait only at their moment. */
  function isWaiting(type: string): boolean {
    if (type === 'openRoom') return journey === 'ready';
    if (type === 'agree') {
      return !context.agreements.some(({ person }) => person === reader) || lapsedFor(reader);
    }
    return true;
  }

  function lapsedFor(person: string): boolean {
    const agreement = context.agreements.find((candidate) => candidate.person === person);
    const offered = can.find(({ type }) => type === 'agree');
    return agreement !== undefined && offered?.['contentHash'] !== agreement.contentHash;
  }
}
