import { z } from 'zod';
import { actionSummarySchema } from '../action/view.ts';
import { ageBandSchema, idSchema, personRefSchema } from '../organisation/people.ts';
import { holdingRoles, participantRoles } from './contract.ts';
import { findingSchema } from './findings.ts';
import { journeys, safetyStates, stages } from './stages.ts';

const instant = z.string();

const possibleSchema = z.object({ type: z.string() }).catchall(z.json());
const notPossibleSchema = possibleSchema.extend({ reason: z.string() });

export const familyVoiceSchema = z.object({
  status: z.enum(['notAsked', 'asked', 'recorded', 'explained']),
  words: z.string().nullable(),
  how: z.string().nullable(),
  reason: z.string().nullable(),
});

export const meetingSchema = z.object({
  startsAt: instant,
  durationMinutes: z.int(),
  place: z.string(),
});

export const safetyConcernSchema = z.object({
  summary: z.string(),
  raisedBy: idSchema,
  raisedAt: instant,
  /** How many times it was chased because nobody had acknowledged it. */
  chased: z.int(),
  acknowledgedBy: idSchema.nullable(),
  acknowledgedAt: instant.nullable(),
  recordedWhere: z.string().nullable(),
  handedOverAt: instant.nullable(),
});

/**
 * A discussion as one reader sees it. Parts this reader may not read are absent (`findings: []`, `contentHash: null`,
 * `safetyConcern` left out, `earlierConcerns: []`). Ids in it are resolved by `participants` and `people`.
 */
export const discussionViewSchema = z.object({
  id: idSchema,
  revision: z.int().min(1),
  /** Why this reader may see it at all. A safety responder sees the concern, never the content. */
  readAs: z.enum(['participant', 'safetyResponder']),
  state: z.object({
    journey: z.enum(journeys),
    stage: z.enum(stages).optional(),
    paused: z.boolean().optional(),
    preparation: z
      .object({
        workerReflection: z.enum(['writing', 'shared']),
        practiceLeadReflection: z.enum(['writing', 'shared']),
        familyVoice: z.enum(['notAsked', 'asked', 'recorded', 'explained']),
        meeting: z.enum(['notScheduled', 'scheduled']),
      })
      .optional(),
    safety: z.enum(safetyStates),
  }),
  can: z.array(possibleSchema),
  cannot: z.array(notPossibleSchema),
  participants: z.array(z.object({ person: personRefSchema, role: z.enum(participantRoles) })),
  /** Everybody else an id in this view points to (owners of next steps, who left, who acknowledged). */
  people: z.array(personRefSchema),
  facilitator: idSchema.nullable(),
  proposedBy: idSchema,
  /** Who is to answer the proposal; null once accepted. */
  awaiting: idSchema.nullable(),
  focus: z.string(),
  times: z.array(instant),
  caseReference: z.string(),
  ageBand: ageBandSchema,
  service: z.string().nullable(),
  area: z.string().nullable(),
  createdAt: instant,
  meeting: meetingSchema.nullable(),
  familyVoice: familyVoiceSchema,
  reflections: z.array(
    z.object({
      person: idSchema,
      role: z.enum(holdingRoles),
      /** All that the other may know until both are shared. */
      status: z.enum(['notStarted', 'started', 'shared']),
      doc: z.string(),
      /** May this reader read it now. */
      readable: z.boolean(),
    }),
  ),
  scale: z
    .object({
      question: z.string(),
      /** Only one's own until both have answered. */
      answers: z.array(
        z.object({ person: idSchema, when: z.enum(['before', 'revisit']), value: z.int() }),
      ),
    })
    .nullable(),
  stagesReached: z.array(z.enum(stages)),
  readyToMoveOn: z.array(idSchema),
  findings: z.array(findingSchema),
  contentHash: z.string().nullable(),
  agreements: z.array(
    z.object({
      person: idSchema,
      contentHash: z.string(),
      /** Always: one given to another text is no agreement any more, and stands in `lapsed`. */
      stands: z.boolean(),
      /** "We see it differently": kept beside the record for good. */
      difference: z.string().nullable(),
      at: instant,
    }),
  ),
  /** Whose agreements fell away because the text changed after them. */
  lapsed: z.array(z.object({ person: idSchema, at: instant })),
  changeAsked: z.object({ by: idSchema, about: z.string(), at: instant }).nullable(),
  actions: z.array(actionSummarySchema),
  revisitAt: instant.nullable(),
  /** What changed for the child, by each; only one's own until both are recorded. */
  differences: z.array(z.object({ person: idSchema, whatChanged: z.string(), at: instant })),
  reopening: z.object({ by: idSchema, reason: z.string(), at: instant }).nullable(),
  setAside: z.object({ by: idSchema, reason: z.string(), at: instant }).nullable(),
  withdrawn: z.object({ by: idSchema, reason: z.string().nullable(), at: instant }).nullable(),
  recordVersions: z.array(
    z.object({ version: z.int(), contentHash: z.string(), agreedAt: instant }),
  ),
  /** The latest worry about a child, for those who may know of it. */
  safetyConcern: safetyConcernSchema.optional(),
  /** Those raised before it, oldest first. */
  earlierConcerns: z.array(safetyConcernSchema),
  /** The live documents of this discussion and what this reader may do with each. */
  documents: z.array(z.object({ doc: z.string(), access: z.enum(['read', 'write']) })),
});
export type DiscussionView = z.infer<typeof discussionViewSchema>;

/** A line of `GET /discussions`. */
export const discussionSummarySchema = discussionViewSchema
  .pick({
    id: true,
    revision: true,
    readAs: true,
    state: true,
    participants: true,
    proposedBy: true,
    awaiting: true,
    focus: true,
    caseReference: true,
    ageBand: true,
    service: true,
    area: true,
    createdAt: true,
    meeting: true,
    revisitAt: true,
    differences: true,
  })
  .extend({
    updatedAt: instant,
    /** Whose agreement to the text as it is now stands. */
    agreedBy: z.array(idSchema),
    /** Who has asked to open the record again, while that is unanswered. */
    reopeningAskedBy: idSchema.nullable(),
    /** One's own reflection only. */
    myReflection: z.enum(['notStarted', 'started', 'shared']).nullable(),
    /** What waits for this reader, most pressing first: command types out of `can`. */
    waitsForMe: z.array(z.string()),
  });
export type DiscussionSummary = z.infer<typeof discussionSummarySchema>;

/** A record as it was agreed. Never changes. */
export const recordSchema = z.object({
  version: z.int().min(1),
  contentHash: z.string(),
  agreedAt: instant,
  focus: z.string(),
  familyVoice: familyVoiceSchema,
  findings: z.array(findingSchema),
  agreements: z.array(
    z.object({ person: personRefSchema, difference: z.string().nullable(), at: instant }),
  ),
});
export type DiscussionRecord = z.infer<typeof recordSchema>;

/** A line of `GET /discussions/:id/timeline`: what happened, without content that this reader may not read. */
export const timelineEntrySchema = z.object({
  revision: z.int(),
  at: instant,
  by: personRefSchema.nullable(),
  event: z.string(),
  /** One sentence, as one would say it aloud. */
  says: z.string(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
