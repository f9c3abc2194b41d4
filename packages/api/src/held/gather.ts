import type { ActionLook } from '@alongside/workflows/action/facts';
import type { DiscussionLook } from '@alongside/workflows/discussion/context';
import { caseKey } from '@alongside/workflows/rights/case-key';
import { system } from '@alongside/workflows/machine/workflow';
import type { Db } from 'mongodb';
import type { ActionKind } from '../action/kind.ts';
import type { ActionProjection } from '../action/projection.ts';
import type { Collections } from '../database/collections.ts';
import type { DiscussionKind } from '../discussion/kind.ts';
import { factsFrom, materialAtStart, type StoredDiscussion } from '../discussion/material.ts';
import type { StoredWorkflow } from '../durable/stored-workflow.ts';
import type { HistoryCollections } from '../history/stored.ts';
import type { LiveCollections } from '../live/document-log.ts';
import type { Directory } from '../person/directory.ts';
import type { ViewLogCollections } from '../reading/stored.ts';
import type { AboutHeld } from './stored.ts';

/** Everywhere that something may be held. */
export interface HeldPlaces {
  db: Db;
  collections: Collections;
  history: HistoryCollections;
  live: LiveCollections;
  log: ViewLogCollections;
  kinds: { discussion: DiscussionKind; action: ActionKind };
}

/** The same for one organisation at one moment. */
export interface HeldSources extends Omit<HeldPlaces, 'kinds'> {
  organisation: string;
  directory: Directory;
  look(stored: StoredDiscussion): DiscussionLook;
  lookAtAction(stored: StoredWorkflow<ActionProjection>): ActionLook;
}

export function sourcesOf(
  { kinds, ...places }: HeldPlaces,
  organisation: string,
  directory: Directory,
  at: string,
): HeldSources {
  const { discussion, action } = kinds;
  const around = { organisation, directory, at };
  const nothing = materialAtStart({ kind: 'system' });
  return {
    ...places,
    organisation,
    directory,
    look: (stored) =>
      discussion.workflow.look(
        discussion.workflow.migrate(stored),
        system,
        at,
        factsFrom(null, nothing, around),
      ),
    lookAtAction: (stored) =>
      action.workflow.look(action.workflow.migrate(stored), system, at, {
        holders: [],
        named: null,
      }),
  };
}

/** Ids of the discussions an archive is about, oldest first. */
export async function discussionsAbout(
  { collections }: Pick<HeldPlaces, 'collections'>,
  organisation: string,
  about: AboutHeld,
): Promise<string[]> {
  if ('caseReference' in about) {
    const wanted = caseKey(about.caseReference);
    const found = await collections.discussions
      .find({ organisation, 'projection.caseKey': wanted })
      .project<{ _id: string; createdAt: Date }>({ createdAt: 1 })
      .toArray();
    // A case has few; to have them sorted, MongoDB would go through those of every other case.
    return found
      .toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
      .map(({ _id }) => _id);
  }
  const { colleague } = about;
  const found = await collections.discussions
    .find({
      organisation,
      $or: [
        { 'projection.people': colleague },
        { 'projection.circle.former': colleague },
        { 'projection.conflicted': colleague },
      ],
    })
    .project<{ _id: string }>({ _id: 1 })
    .sort({ createdAt: 1 })
    .toArray();
  return found.map(({ _id }) => _id);
}
