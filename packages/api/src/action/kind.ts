import type { ActionCommand, ActionInput } from '@alongside/workflows/action/contract';
import type { ActionEffect, ActionFacts, ActionLook } from '@alongside/workflows/action/facts';
import { actionTimers } from '@alongside/workflows/action/timers';
import { actionWorkflow } from '@alongside/workflows/action/workflow';
import type { Collections } from '../database/collections.ts';
import { holders } from '../discussion/material.ts';
import { knowsTheFamily } from '../discussion/who-may-know.ts';
import { Remembered } from '../durable/remembered.ts';
import type { Kind, Sender, Surroundings } from '../durable/kind.ts';
import type { ActionMaterial, StoredAction } from './material.ts';
import { presentAction } from './present.ts';
import { type ActionProjection, projectAction } from './projection.ts';
import { mayKnowAction } from './who-may-know.ts';

export interface ActionTypes {
  command: ActionCommand;
  input: ActionInput;
  facts: ActionFacts;
  look: ActionLook;
  effect: ActionEffect;
  within: never;
  projection: ActionProjection;
  material: ActionMaterial;
}

export type ActionKind = Kind<ActionTypes>;

const timers = new Map<string, ActionCommand>(Object.entries(actionTimers));

/** The action, as the way of a command needs to know it. */
export function createActionKind(collections: Collections): ActionKind {
  async function discussionOf(projection: ActionProjection, around: Surroundings) {
    const found = await collections.discussions.findOne(
      { _id: projection.discussion, organisation: around.organisation },
      {
        projection: { projection: 1 },
        ...(around.session && { session: around.session }),
      },
    );
    return found?.projection ?? null;
  }

  return {
    name: 'action',
    workflow: actionWorkflow,
    collection: collections.actions,
    remembered: new Remembered<ActionProjection>(),
    async mayKnow(projection, reader, around) {
      const discussion = await discussionOf(projection, around);
      return mayKnowAction(projection, discussion, reader.id, around.directory);
    },
    async gather(stored: StoredAction, _sender: Sender, around: Surroundings) {
      return { discussion: await discussionOf(stored.projection, around) };
    },
    materialAtStart: () => ({ discussion: null }),
    facts(_projection, { discussion }, { directory }, command) {
      const named = command?.type === 'askDecision' ? directory.find(command.approver) : undefined;
      return {
        holders: discussion ? holders(discussion) : [],
        named: named
          ? {
              id: named.id,
              roles: named.roles,
              staysAway: discussion !== null && knowsTheFamily(discussion, named.id, directory),
            }
          : null,
      };
    },
    project: projectAction,
    async carryOut(_within, stored) {
      return stored.projection;
    },
    async present(stored, look, material, reader, { directory, at }) {
      return presentAction(stored, look, material, reader.id, directory, at);
    },
    async audience(projection, around) {
      const discussion = await discussionOf(projection, around);
      const concerned = [projection.owner, ...projection.approvers, ...(discussion?.people ?? [])];
      return concerned.filter((person) =>
        mayKnowAction(projection, discussion, person, around.directory),
      );
    },
    rightsChanged: () => false,
    timerCommand: (name) => timers.get(name),
  };
}
