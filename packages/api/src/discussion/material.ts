import { createHash } from 'node:crypto';
import type { DiscussionCommand } from '@alongside/workflows/discussion/contract';
import type { DiscussionFacts } from '@alongside/workflows/discussion/facts';
import {
  canonicalContent,
  type FamilyVoice,
  type Finding,
  written,
} from '@alongside/workflows/discussion/findings';
import type { ActionSummary } from '@alongside/workflows/action/view';
import type { Sender, Surroundings } from '../durable/kind.ts';
import type { Collections } from '../database/collections.ts';
import type { Live } from '../live/ports.ts';
import type { StoredWorkflow } from '../durable/stored-workflow.ts';
import type { DiscussionProjection } from './projection.ts';

/** What a command to a discussion and the answer to it rest on, read once. */
export interface DiscussionMaterial {
  reader: string | null;
  /** Null where the findings play no part yet. */
  content: { findings: Finding[]; state: Uint8Array } | null;
  /** Who of the two has begun a reflection that is not shared. */
  started: ReadonlySet<string>;
  actions: ActionSummary[];
}

export interface MaterialSources {
  collections: Collections;
  live: Pick<Live, 'readFindings' | 'reflectionsStarted'>;
  actionsOf(discussion: string, around: Surroundings): Promise<ActionSummary[]>;
}

export type StoredDiscussion = StoredWorkflow<DiscussionProjection>;

export interface Gather {
  /** For a command and its answer, or a whole view. */
  forView(
    stored: StoredDiscussion,
    sender: Sender,
    around: Surroundings,
  ): Promise<DiscussionMaterial>;
  /** For a line of a list: what tells what waits for this reader. */
  forLine(
    stored: StoredDiscussion,
    reader: string,
    around: Surroundings,
  ): Promise<DiscussionMaterial>;
}

/** Reads only what this state needs: most commands while preparing read nothing here. */
export function createGather({ collections, live, actionsOf }: MaterialSources): Gather {
  // Once begun is begun: what is known never has to be read again.
  const begun = new Set<string>();

  async function contentOf({ _id, projection }: StoredDiscussion, around: Surroundings) {
    if (isFrozen(projection)) {
      const record = await collections.records.findOne(
        { _id: `${_id}:${projection.records.at(-1)?.version ?? 0}` },
        around.session ? { session: around.session } : {},
      );
      return record && { findings: record.findings, state: record.state.buffer };
    }
    if (!hasContent(projection)) return null;
    return live.readFindings(_id, around.session, projection.stagesReached);
  }

  async function startedAmong(
    { _id, organisation, projection }: StoredDiscussion,
    persons: string[],
  ): Promise<Set<string>> {
    const key = (person: string) => `${_id}:${person}`;
    const writing = writesReflections(projection)
      ? persons.filter((person) => !projection.circle.shared.includes(person))
      : [];
    const known = writing.filter((person) => begun.has(key(person)));
    const unknown = writing.filter((person) => !known.includes(person));
    if (unknown.length === 0) return new Set(known);
    const found = await live.reflectionsStarted(_id, organisation, unknown);
    if (begun.size > 50_000) begun.clear();
    for (const person of found) begun.add(key(person));
    return new Set([...known, ...found]);
  }

  return {
    async forView(stored, sender, around) {
      const { projection } = stored;
      return {
        reader: sender.kind === 'person' ? sender.person.id : null,
        content: await contentOf(stored, around),
        started: await startedAmong(stored, holders(projection)),
        actions: projection.records.length > 0 ? await actionsOf(stored._id, around) : [],
      };
    },
    async forLine(stored, reader, around) {
      const own = holders(stored.projection).filter((person) => person === reader);
      const agreeing = stored.projection.journey === 'agreeing';
      return {
        reader,
        content: agreeing ? await contentOf(stored, around) : null,
        started: await startedAmong(stored, own),
        actions: [],
      };
    },
  };
}

export function materialAtStart(sender: Sender): DiscussionMaterial {
  const reader = sender.kind === 'person' ? sender.person.id : null;
  return { reader, content: null, started: new Set(), actions: [] };
}

/** What the machine is told. Next steps are only told where they are about to become actions. */
export function factsFrom(
  projection: DiscussionProjection | null,
  { content }: DiscussionMaterial,
  { directory }: Surroundings,
  command?: DiscussionCommand,
): DiscussionFacts {
  const findings = content?.findings ?? [];
  const agreeing = command?.type === 'agree' || command?.type === 'agreeWithDifference';
  const named = namedBy(command);
  const person = named === null ? undefined : directory.find(named);
  const free = (one: string) =>
    projection === null || !directory.families.knows(one, projection.caseReference);
  return {
    contentHash: content && projection ? contentHash(findings, projection.familyVoice) : null,
    strengths: written(findings, 'strength').length,
    childsExperience: written(findings, 'childsExperience').length,
    nextSteps: agreeing
      ? written(findings, 'nextStep').map(({ id, text, owner, due, expectedChange }) => ({
          id,
          text,
          // A step agreed for somebody the organisation does not have opens no action for a stranger, nor for who knows the family.
          owner: owner !== null && directory.find(owner) && free(owner) ? owner : null,
          due,
          expectedChange,
        }))
      : [],
    teamManagers: projection ? directory.teamManagers(projection.team).filter(free) : [],
    headsOfService: projection ? directory.headsOfService(projection).filter(free) : [],
    named: person ? { id: person.id, roles: person.roles, staysAway: !free(person.id) } : null,
  };
}

/** SHA-256 of the canonical text, hex. */
export function contentHash(findings: readonly Finding[], familyVoice: FamilyVoice): string {
  return createHash('sha256').update(canonicalContent(findings, familyVoice)).digest('hex');
}

function namedBy(command: DiscussionCommand | undefined): string | null {
  return command?.type === 'replaceParticipant' || command?.type === 'inviteParticipant'
    ? command.person
    : null;
}

function isFrozen({ journey }: DiscussionProjection): boolean {
  return journey === 'acting' || journey === 'revisiting' || journey === 'closed';
}

function hasContent({ journey, stagesReached }: DiscussionProjection): boolean {
  if (journey === 'together' || journey === 'agreeing') return true;
  return journey === 'setAside' && stagesReached.length > 0;
}

function writesReflections({ journey }: DiscussionProjection): boolean {
  return journey !== 'proposed' && journey !== 'withdrawn';
}

export function holders({ circle }: DiscussionProjection): string[] {
  return circle.participants
    .filter(({ role }) => role === 'worker' || role === 'practiceLead')
    .map(({ person }) => person);
}
