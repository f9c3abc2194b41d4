import type { DiscussionLook } from '@alongside/workflows/discussion/context';
import type { OutsideReading, OutsideView } from '@alongside/workflows/reading/outside';
import { ageBandSchema } from '@alongside/workflows/organisation/people';
import type { DiscussionMaterial, StoredDiscussion } from '../../discussion/material.ts';
import type { Directory } from '../../person/directory.ts';
import type { StoredOpening } from './stored.ts';

export function presentOpening(opening: StoredOpening): OutsideReading {
  const { _id, discussion, caseReference, reason, begunAt, until } = opening;
  return {
    id: _id,
    discussion,
    caseReference,
    reason,
    begunAt: begunAt.toISOString(),
    until: until.toISOString(),
  };
}

/** The only place that decides what is read from outside (R13): no reflection, no scale answer, no worry's story. */
export function presentOutside(
  opening: StoredOpening,
  stored: StoredDiscussion,
  { context, journey }: DiscussionLook,
  { content }: DiscussionMaterial,
  directory: Directory,
): OutsideView {
  const findings = journey === 'withdrawn' ? [] : (content?.findings ?? []);
  const frozen = ['acting', 'revisiting', 'closed'].includes(journey);
  const pointedTo = findings.flatMap(({ createdBy, owner }) => [createdBy, owner]);
  return {
    ...presentOpening(opening),
    journey,
    participants: context.participants.map(({ person, role }) => ({
      person: directory.ref(person),
      role,
    })),
    ageBand: ageBandSchema.parse(context.ageBand),
    focus: context.focus,
    familyVoice: context.familyVoice,
    findings,
    agreedAt: frozen ? (stored.projection.records.at(-1)?.agreedAt ?? null) : null,
    agreements: frozen
      ? context.agreements.map(({ person, difference }) => ({
          person: directory.ref(person),
          difference,
        }))
      : [],
    people: directory.refs(
      pointedTo.filter((id): id is string => id !== null && directory.find(id) !== undefined),
    ),
  };
}
