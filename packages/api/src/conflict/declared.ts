import type { DiscussionCommand } from '@alongside/workflows/discussion/contract';
import type { DiscussionInput } from '@alongside/workflows/discussion/facts';
import type { ClientSession } from 'mongodb';
import type { Collections } from '../database/collections.ts';
import type { DiscussionMaterial, StoredDiscussion } from '../discussion/material.ts';
import { conflictOf, keepConflict } from './registry.ts';

/**
 * What was declared in one discussion holds for the case: kept in the very transaction, so that no other discussion of it,
 * and no right, lets that person in (R6).
 */
export async function keepDeclared(
  collections: Pick<Collections, 'conflicts'>,
  said: DiscussionCommand | DiscussionInput,
  { organisation, projection }: StoredDiscussion,
  { reader }: DiscussionMaterial,
  { at, session }: { at: string; session: ClientSession },
): Promise<void> {
  if (!('type' in said) || said.type !== 'declareConflict' || reader === null) return;
  const person = said.person ?? reader;
  const { caseReference } = projection;
  const conflict = conflictOf(
    { organisation, person, caseReference, recordedBy: reader },
    new Date(at),
  );
  await keepConflict(collections, conflict, session);
}
