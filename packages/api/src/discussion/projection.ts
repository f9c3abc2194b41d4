import type { DocumentCircle } from '@alongside/workflows/discussion/access';
import type { DiscussionLook } from '@alongside/workflows/discussion/context';
import { caseKey } from '@alongside/workflows/rights/case-key';
import type { FamilyVoice } from '@alongside/workflows/discussion/findings';
import type { Journey, SafetyState, Stage } from '@alongside/workflows/discussion/stages';

/** What a discussion is found and guarded by, derived from its snapshot at every step. */
export interface DiscussionProjection {
  journey: Journey;
  /** Ids of everybody who takes part. */
  people: string[];
  circle: DocumentCircle;
  conflicted: string[];
  stagesReached: Stage[];
  familyVoice: FamilyVoice;
  caseReference: string;
  /** As case references are compared. */
  caseKey: string;
  focus: string;
  /** The times offered with an invitation, ISO instants. */
  times?: string[];
  /** When they meet; where is words of theirs, and stays with the discussion. */
  meeting?: { startsAt: string; durationMinutes: number } | null;
  revisitAt?: string | null;
  team: string | null;
  service: string | null;
  area: string | null;
  safety: SafetyState;
  /** How often the concern was chased: heads of service are told from the first time on. */
  chased: number;
  concernRaisedBy: string | null;
  recordVersion: number;
  /** How many agreements were given to the text being agreed. */
  agreed: number;
  records: { version: number; contentHash: string; agreedAt: string }[];
}

export function projectDiscussion(
  look: DiscussionLook,
  before: DiscussionProjection | null,
): DiscussionProjection {
  const { context } = look;
  return {
    journey: look.journey,
    people: context.participants.map((participant) => participant.person),
    circle: look.circle,
    conflicted: context.conflicted,
    stagesReached: context.stagesReached,
    familyVoice: context.familyVoice,
    caseReference: context.caseReference,
    caseKey: caseKey(context.caseReference),
    focus: context.focus,
    times: context.times,
    meeting: context.meeting && {
      startsAt: context.meeting.startsAt,
      durationMinutes: context.meeting.durationMinutes,
    },
    revisitAt: context.revisitAt,
    team: context.team,
    service: context.service,
    area: context.area,
    safety: look.safety,
    chased: context.concern?.chased ?? 0,
    concernRaisedBy: context.concern?.raisedBy ?? null,
    recordVersion: context.recordVersion,
    agreed: context.agreements.length,
    records: before?.records ?? [],
  };
}
