import type { Probe } from '../machine/facade.ts';
import { daysAfter } from '../machine/instants.ts';
import type { Json, NotPossible, Possible } from '../machine/workflow.ts';
import { holdingRoles, type DiscussionPersonCommand } from './contract.ts';
import { holderOf, type DiscussionContext } from './context.ts';
import type { DiscussionCommand } from './contract.ts';
import type { DiscussionFacts } from './facts.ts';
import { isParticipant, otherOf, safetyResponders, theTwo } from './people.ts';
import { stages } from './stages.ts';

/** A command as somebody might send it now, and what narrows it. */
export interface Sample {
  command: DiscussionPersonCommand;
  /** What is known about the person the command names. */
  named?: DiscussionFacts['named'];
  detail?: Record<string, Json>;
  /** Samples of one type that differ in one value: those possible are listed together under this name. */
  oneOf?: { name: string; listedAs: string; value: string };
}

interface Asking {
  context: DiscussionContext;
  reader: string;
  at: string;
  facts: DiscussionFacts;
}

const somebody = 'somebody-new';
const words = 'Words.';
const unknownHash = '0'.repeat(64);

/** Every command that is ever this reader's to send, as samples; none for somebody without a part in it. */
export function samplesFor(asking: Asking): Sample[] {
  const { context, reader, facts } = asking;
  const samples: Sample[] = [];
  if (theTwo(context).includes(reader)) samples.push(...samplesOfTheTwo(asking));
  else if (isParticipant(context, reader)) samples.push(...samplesOfGuest(reader));
  const { concern } = context;
  const responds =
    concern !== null &&
    (concern.acknowledgedBy === reader || safetyResponders(context, facts).includes(reader));
  if (responds) samples.push({ command: { type: 'acknowledge' } });
  if (responds && !theTwo(context).includes(reader)) samples.push(handOver);
  return samples;
}

const handOver: Sample = { command: { type: 'handOver', recordedWhere: words } };
const raiseConcern: Sample = { command: { type: 'raiseConcern', summary: words } };

function samplesOfGuest(reader: string): Sample[] {
  return [
    raiseConcern,
    { command: { type: 'removeParticipant', person: reader }, detail: { person: reader } },
    { command: { type: 'declareConflict' } },
  ];
}

function samplesOfTheTwo({ context, reader, at, facts }: Asking): Sample[] {
  const contentHash = facts.contentHash ?? unknownHash;
  const to = otherOf(context, reader) ?? reader;
  const reason = words;
  const becauseLead = holderOf(context, 'practiceLead') === reader ? { reason } : {};
  return [
    { command: { type: 'accept' }, detail: { times: context.times } },
    { command: { type: 'suggestChange', focus: words } },
    { command: { type: 'withdraw', ...becauseLead } },
    { command: { type: 'shareReflection' } },
    { command: { type: 'takeBackReflection' } },
    { command: { type: 'askFamily' } },
    { command: { type: 'recordFamilyVoice', words, how: words } },
    { command: { type: 'explainNoFamilyVoice', reason } },
    { command: { type: 'schedule', startsAt: at, durationMinutes: 60, place: words } },
    { command: { type: 'openRoom' } },
    ...stages
      .filter((stage) => stage !== context.stage || context.facilitator === null)
      .map((stage) => ({
        command: { type: 'moveTo' as const, stage },
        oneOf: { name: 'stage', listedAs: 'stages', value: stage },
      })),
    { command: { type: 'readyToMoveOn' } },
    { command: { type: 'handOverFacilitation', to }, detail: { to } },
    { command: { type: 'pause' } },
    { command: { type: 'resume' } },
    { command: { type: 'finish' } },
    { command: { type: 'agree', contentHash }, detail: { contentHash: facts.contentHash } },
    {
      command: { type: 'agreeWithDifference', contentHash, view: words },
      detail: { contentHash: facts.contentHash },
    },
    { command: { type: 'askForChange', about: words } },
    { command: { type: 'planRevisit', at: daysAfter(at, 1) } },
    { command: { type: 'revisitNow' } },
    { command: { type: 'recordDifference', whatChanged: words } },
    { command: { type: 'reopen', reason } },
    { command: { type: 'declineReopening' } },
    raiseConcern,
    handOver,
    { command: { type: 'setAside', reason } },
    { command: { type: 'takeUpAgain' } },
    ...holdingRoles.map((role) => ({
      command: { type: 'replaceParticipant' as const, role, person: somebody },
      named: { id: somebody, roles: [role] },
      oneOf: { name: 'role', listedAs: 'roles', value: role },
    })),
    {
      command: { type: 'inviteParticipant', person: somebody, as: 'colleague' },
      named: { id: somebody, roles: [] },
    },
    ...context.participants
      .filter(({ person }) => !theTwo(context).includes(person))
      .map(({ person }) => ({
        command: { type: 'removeParticipant' as const, person },
        oneOf: { name: 'person', listedAs: 'persons', value: person },
      })),
    { command: { type: 'declareConflict' } },
  ];
}

/** What the reader can do now, and what is theirs but not possible now, with the reason. */
export function possibilities(
  asking: Asking,
  probe: Probe<DiscussionCommand, DiscussionFacts>,
): { can: Possible[]; cannot: NotPossible[] } {
  const can = new Map<string, Possible>();
  const cannot: NotPossible[] = [];
  for (const { command, named, detail, oneOf } of samplesFor(asking)) {
    const { type } = command;
    const facts = named === undefined ? asking.facts : { ...asking.facts, named };
    const refusal = probe(command, facts);
    if (refusal !== null) {
      const narrowed = oneOf ? { [oneOf.name]: oneOf.value } : {};
      cannot.push({ type, ...narrowed, reason: refusal.reason });
    } else if (oneOf) {
      const listed = can.get(type)?.[oneOf.listedAs];
      const values = Array.isArray(listed) ? listed : [];
      can.set(type, { type, [oneOf.listedAs]: [...values, oneOf.value] });
    } else {
      can.set(type, { type, ...detail });
    }
  }
  return { can: [...can.values()], cannot };
}
