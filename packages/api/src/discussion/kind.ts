import type { DiscussionCommand } from '@alongside/workflows/discussion/contract';
import type { DiscussionLook } from '@alongside/workflows/discussion/context';
import type {
  DiscussionEffect,
  DiscussionFacts,
  DiscussionInput,
  DiscussionWithin,
} from '@alongside/workflows/discussion/facts';
import { discussionTimers } from '@alongside/workflows/discussion/timers';
import { discussionWorkflow } from '@alongside/workflows/discussion/workflow';
import { Remembered } from '../durable/remembered.ts';
import type { Kind } from '../durable/kind.ts';
import type { HistoryCollections } from '../history/stored.ts';
import { keepDeclared } from '../conflict/declared.ts';
import { keepAtBoundary } from '../history/versions.ts';
import { type DiscussionMaterial, factsFrom, type Gather, materialAtStart } from './material.ts';
import type { Collections } from '../database/collections.ts';
import { presentDiscussion } from './present.ts';
import { type DiscussionProjection, projectDiscussion } from './projection.ts';
import type { Readings } from '../reading/readings.ts';
import { keepRecord } from './record.ts';
import { circleOf, readsAs, takesPart } from './who-may-know.ts';

export interface DiscussionTypes {
  command: DiscussionCommand;
  input: DiscussionInput;
  facts: DiscussionFacts;
  look: DiscussionLook;
  effect: DiscussionEffect;
  within: DiscussionWithin;
  projection: DiscussionProjection;
  material: DiscussionMaterial;
}

export type DiscussionKind = Kind<DiscussionTypes>;

const timers = new Map<string, DiscussionCommand>(Object.entries(discussionTimers));

/** The discussion, as the way of a command needs to know it. */
export function createDiscussionKind(
  collections: Collections,
  gather: Gather,
  readings: Pick<Readings, 'note'>,
  history: Pick<HistoryCollections, 'versions'>,
): DiscussionKind {
  return {
    name: 'discussion',
    workflow: discussionWorkflow,
    collection: collections.discussions,
    remembered: new Remembered<DiscussionProjection>(),
    async mayKnow(projection, reader, { directory }) {
      // Somebody whose conflict was just recorded leaves through this door; no view is made for them any more.
      return readsAs(projection, reader.id, directory) !== null || takesPart(projection, reader.id);
    },
    gather: gather.forView,
    materialAtStart,
    facts: factsFrom,
    project: projectDiscussion,
    carryOut(within, stored, look, material, around) {
      return keepRecord(collections, within.version, stored, look, material, around);
    },
    async keepBeside(said, stored, material, around) {
      await keepAtBoundary(history, said, stored, material, around);
      await keepDeclared(collections, said, stored, material, around);
    },
    async present(stored, look, material, reader, { directory, session }) {
      const view = presentDiscussion(stored, look, material, reader.id, directory);
      if (!view || view.findings.length === 0) return view;
      const noted = readings.note(view.id, reader, 'findings');
      // An answer to one's own command does not wait: the command stands in the log, and the view log says what it refused.
      if (session) noted.catch(() => undefined);
      else await noted;
      return view;
    },
    async audience(projection, { directory }) {
      return circleOf(projection, directory);
    },
    rightsChanged: (before, after) =>
      before === null ||
      JSON.stringify([before.circle, before.stagesReached]) !==
        JSON.stringify([after.circle, after.stagesReached]),
    timerCommand: (name) => timers.get(name),
  };
}
