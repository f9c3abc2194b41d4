import type {
  GreatPracticeCommand,
  GreatPracticeInput,
} from '@alongside/workflows/great-practice/contract';
import type {
  GreatPracticeContext,
  GreatPracticeEffect,
  GreatPracticeFacts,
  GreatPracticeLook,
} from '@alongside/workflows/great-practice/facts';
import { greatPracticeWorkflow } from '@alongside/workflows/great-practice/workflow';
import { may } from '@alongside/workflows/rights/rights';
import type { Collections } from '../database/collections.ts';
import { readsAs } from '../discussion/who-may-know.ts';
import type { Kind, Sender, Surroundings } from '../durable/kind.ts';
import { Remembered } from '../durable/remembered.ts';
import type { GreatPracticeMaterial, StoredGreatPractice } from './material.ts';
import { presentGreatPractice } from './present.ts';
import { type GreatPracticeProjection, projectGreatPractice } from './projection.ts';
import { isOnTheWall, mayKnow, mayWithdrawUnseen } from './who-may-know.ts';

export interface GreatPracticeTypes {
  command: GreatPracticeCommand;
  input: GreatPracticeInput;
  facts: GreatPracticeFacts;
  look: GreatPracticeLook;
  effect: GreatPracticeEffect;
  within: never;
  projection: GreatPracticeProjection;
  material: GreatPracticeMaterial;
}

export type GreatPracticeKind = Kind<GreatPracticeTypes>;

/** Great practice, as the way of a command needs to know it. */
export function createGreatPracticeKind(collections: Collections): GreatPracticeKind {
  /** The record it was taken from, for who takes part in it. */
  async function fromFor(
    { from }: GreatPracticeContext,
    reader: string,
    { organisation, directory, session }: Surroundings,
  ) {
    if (from === null) return null;
    const found = await collections.discussions.findOne(
      { _id: from.discussion, organisation },
      { projection: { projection: 1 }, ...(session && { session }) },
    );
    const isTheirs = found && readsAs(found.projection, reader, directory) === 'participant';
    return isTheirs ? { discussion: from.discussion } : null;
  }

  return {
    name: 'greatPractice',
    workflow: greatPracticeWorkflow,
    collection: collections.greatPractice,
    remembered: new Remembered<GreatPracticeProjection>(),
    async mayKnow(projection, reader) {
      return may(reader, 'seeGreatPractice') && mayKnow(projection, reader.id);
    },
    maySendUnseen: (projection, { id }, { type }) =>
      type === 'withdraw' && mayWithdrawUnseen(projection, id),
    async gather(_stored: StoredGreatPractice, sender: Sender) {
      return { sender: rightsOf(sender) };
    },
    materialAtStart: (sender) => ({ sender: rightsOf(sender) }),
    facts: (_projection, { sender }, { directory }, command) => ({
      sender,
      named: command?.type === 'nominate' ? (directory.find(command.praised)?.id ?? null) : null,
      caseShape: directory.settings.caseReference.shape,
    }),
    project: projectGreatPractice,
    async carryOut(_within, stored) {
      return stored.projection;
    },
    async present(stored, look, _material, reader, around) {
      const { nominator, state } = stored.projection;
      // Whoever has just sent it on reads it among what they gave, until they take it back.
      const isListed = reader.id === nominator && state !== 'withdrawn';
      if (!mayKnow(stored.projection, reader.id) && !isListed) return null;
      const from = await fromFor(look.context, reader.id, around);
      return presentGreatPractice(stored, look, reader.id, from, around.directory);
    },
    async audience(projection, { directory }) {
      return directory
        .everybody()
        .map(({ id }) => id)
        .filter((person) => isOnTheWall(projection) || mayKnow(projection, person));
    },
    rightsChanged: () => false,
    timerCommand: () => undefined,
  };
}

function rightsOf(sender: Sender): GreatPracticeFacts['sender'] {
  if (sender.kind === 'system') return { celebrates: false, keepsWall: false };
  return {
    celebrates: may(sender.person, 'celebratePractice'),
    keepsWall: may(sender.person, 'keepWall'),
  };
}
