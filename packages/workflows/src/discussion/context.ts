import type { Possible, NotPossible } from '../machine/workflow.ts';
import type { DocumentCircle } from './access.ts';
import type { HoldingRole, ParticipantRole } from './contract.ts';
import type { FamilyVoice } from './findings.ts';
import type { Journey, SafetyState, Stage } from './stages.ts';

export interface Agreement {
  person: string;
  contentHash: string;
  difference: string | null;
  at: string;
}

export interface Concern {
  summary: string;
  raisedBy: string;
  raisedAt: string;
  chased: number;
  acknowledgedBy: string | null;
  acknowledgedAt: string | null;
  recordedWhere: string | null;
  handedOverAt: string | null;
}

/** What a discussion remembers: plain JSON, kept in its snapshot. Names are ids of persons; instants are ISO in UTC. */
export interface DiscussionContext {
  participants: { person: string; role: ParticipantRole }[];
  /** Held a role once and left without a conflict: may read their own reflection still. */
  former: string[];
  /** Declared a conflict of interest: no access, for good. */
  conflicted: string[];
  proposedBy: string;
  awaiting: string | null;
  caseReference: string;
  ageBand: string;
  service: string | null;
  area: string | null;
  team: string | null;
  createdAt: string;
  focus: string;
  times: string[];
  meeting: { startsAt: string; durationMinutes: number; place: string } | null;
  familyVoice: FamilyVoice;
  /** Who has shared their reflection (persons of the present two, and of those who left). */
  shared: string[];
  scale: {
    question: string;
    answers: { person: string; when: 'before' | 'revisit'; value: number }[];
  } | null;
  facilitator: string | null;
  stage: Stage;
  stagesReached: Stage[];
  readyToMoveOn: string[];
  agreements: Agreement[];
  lapsed: { person: string; at: string }[];
  changeAsked: { by: string; about: string; at: string } | null;
  /** Version of the record that is being written or stands: 1, then one more at each reopening. */
  recordVersion: number;
  /** Findings whose next step has opened an action: a reopened record does not open it twice. */
  actionsFrom: string[];
  revisitAt: string | null;
  /** What changed for the child, by each; `version` is the record's it was the revisit of. */
  differences: { person: string; whatChanged: string; at: string; version: number }[];
  reopening: { by: string; reason: string; at: string } | null;
  setAside: { by: string; reason: string; at: string; from: Journey } | null;
  withdrawn: { by: string; reason: string | null; at: string } | null;
  /** The latest worry about a child. */
  concern: Concern | null;
  /** Those raised before it, oldest first: another one never takes the place of an earlier one (D31). */
  earlierConcerns: Concern[];
}

/** A stored discussion, read: where it stands, what it remembers, what the reader may do, and who may read what. */
export interface DiscussionLook {
  journey: Journey;
  /** Set in `together`. */
  stage: Stage | null;
  paused: boolean;
  /** Set in `preparing` and `ready`. */
  preparation: {
    workerReflection: 'writing' | 'shared';
    practiceLeadReflection: 'writing' | 'shared';
    familyVoice: FamilyVoice['status'];
    meeting: 'notScheduled' | 'scheduled';
  } | null;
  safety: SafetyState;
  context: DiscussionContext;
  circle: DocumentCircle;
  can: Possible[];
  cannot: NotPossible[];
}

export function holderOf(context: DiscussionContext, role: HoldingRole): string | null {
  return context.participants.find((participant) => participant.role === role)?.person ?? null;
}
