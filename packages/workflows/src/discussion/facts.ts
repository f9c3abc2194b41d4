import type { NotificationKind } from '../notification/list.ts';
import type { Finding } from './findings.ts';

/**
 * What the discussion machine is told with a command, because only the service knows it. Kept in the event log,
 * so that a replay decides the same.
 */
export interface DiscussionFacts {
  /** SHA-256 of `canonicalContent`, hex; null where the content plays no part in the command. */
  contentHash: string | null;
  /** Written findings per section that matter to a rule. */
  strengths: number;
  childsExperience: number;
  /** Next steps to open actions for, as projected. */
  nextSteps: Pick<Finding, 'id' | 'text' | 'owner' | 'due' | 'expectedChange'>[];
  /** Team managers of the worker's team. */
  teamManagers: string[];
  /** Heads of service of the worker's service and area. */
  headsOfService: string[];
  /** The person a command names (`replaceParticipant`, `inviteParticipant`), if the organisation has them. */
  named: {
    id: string;
    roles: string[];
    /** A conflict of interest is recorded for the case (D40). */
    staysAway?: boolean;
  } | null;
}

export const noFacts: DiscussionFacts = {
  contentHash: null,
  strengths: 0,
  childsExperience: 0,
  nextSteps: [],
  teamManagers: [],
  headsOfService: [],
  named: null,
};

/** What a discussion starts with, once the proposal was checked against people. */
export interface DiscussionInput {
  worker: string;
  practiceLead: string;
  /** Role of the one who proposes; the other is awaited. */
  proposedAs: 'worker' | 'practiceLead';
  caseReference: string;
  ageBand: string;
  service: string | null;
  area: string | null;
  /** The worker's team when it began; where the concern goes and where themes count. */
  team: string | null;
  focus: string;
  times: string[];
  scaleQuestion: string | null;
}

/** Effects carried out at least once after the commit; receivers drop repeats by the effect's id. */
export type DiscussionEffect =
  | { type: 'notify'; to: string[]; kind: NotificationKind }
  | {
      type: 'openAction';
      finding: string;
      what: string;
      owner: string;
      due: string;
      expectedChange: string | null;
    };

/** What has to happen in the very transaction that stores the step. */
export type DiscussionWithin = { type: 'keepRecord'; version: number };
