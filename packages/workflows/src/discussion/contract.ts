import { z } from 'zod';
import { ageBandSchema, idSchema, instantSchema } from '../organisation/people.ts';
import { writtenText } from '../text.ts';
import { stages } from './stages.ts';

/** Any of these may read a discussion's findings; `worker` and `practiceLead` are the two who hold it. */
export const holdingRoles = ['worker', 'practiceLead'] as const;
export type HoldingRole = (typeof holdingRoles)[number];
export const guestRoles = ['colleague', 'partner', 'observer'] as const;
export const participantRoles = [...holdingRoles, ...guestRoles] as const;
export type ParticipantRole = (typeof participantRoles)[number];

const focus = writtenText(300);
const reason = writtenText(2000);
const times = z.array(instantSchema).max(6, 'Offer six times at most.');
const scaleValue = z.int().min(0).max(10);
const contentHash = z.string().regex(/^[0-9a-f]{64}$/, 'This is not a content hash.');

/** Commands that open something new for the two (`POST /discussions`). */
export const proposalSchema = z.strictObject({
  myRole: z.enum(holdingRoles),
  with: idSchema,
  caseReference: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9/_.-]{0,31}$/,
      'A case reference has letters, digits and hyphens.',
    ),
  ageBand: z.preprocess(
    (band) => (typeof band === 'string' ? band.replace('-', '–') : band),
    ageBandSchema,
  ),
  service: writtenText(120).optional(),
  focus,
  times,
  /** A question both answer from 0 to 10, apart, and see together. */
  scaleQuestion: writtenText(200).optional(),
});
export type Proposal = z.infer<typeof proposalSchema>;

const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Every command a person may send to a discussion. Names are part of the contract. */
export const discussionCommands = {
  accept: command('accept', { time: instantSchema.optional() }),
  suggestChange: command('suggestChange', { focus: focus.optional(), times: times.optional() }),
  withdraw: command('withdraw', { reason: reason.optional() }),

  shareReflection: command('shareReflection', { scale: scaleValue.optional() }),
  takeBackReflection: command('takeBackReflection', {}),
  askFamily: command('askFamily', {}),
  recordFamilyVoice: command('recordFamilyVoice', {
    words: writtenText(4000),
    how: writtenText(300),
  }),
  explainNoFamilyVoice: command('explainNoFamilyVoice', { reason }),
  schedule: command('schedule', {
    startsAt: instantSchema,
    durationMinutes: z.int().min(10).max(480),
    place: writtenText(300),
  }),
  openRoom: command('openRoom', {}),

  moveTo: command('moveTo', { stage: z.enum(stages) }),
  readyToMoveOn: command('readyToMoveOn', {}),
  handOverFacilitation: command('handOverFacilitation', { to: idSchema }),
  pause: command('pause', {}),
  resume: command('resume', {}),
  finish: command('finish', {}),

  agree: command('agree', { contentHash }),
  agreeWithDifference: command('agreeWithDifference', { contentHash, view: writtenText(4000) }),
  askForChange: command('askForChange', { about: reason }),

  planRevisit: command('planRevisit', { at: instantSchema }),
  revisitNow: command('revisitNow', {}),
  recordDifference: command('recordDifference', {
    whatChanged: writtenText(4000),
    scale: scaleValue.optional(),
  }),
  /** Sent by one it asks; sent by the other as well it reopens. */
  reopen: command('reopen', { reason }),
  declineReopening: command('declineReopening', { reason: reason.optional() }),

  raiseConcern: command('raiseConcern', { summary: writtenText(2000) }),
  acknowledge: command('acknowledge', {}),
  handOver: command('handOver', { recordedWhere: writtenText(300) }),

  setAside: command('setAside', { reason }),
  takeUpAgain: command('takeUpAgain', {}),
  replaceParticipant: command('replaceParticipant', {
    role: z.enum(holdingRoles),
    person: idSchema,
  }),
  inviteParticipant: command('inviteParticipant', { person: idSchema, as: z.enum(guestRoles) }),
  removeParticipant: command('removeParticipant', { person: idSchema }),
  declareConflict: command('declareConflict', { person: idSchema.optional() }),
} as const;

export const discussionCommandSchema = z.discriminatedUnion('type', [
  discussionCommands.accept,
  discussionCommands.suggestChange,
  discussionCommands.withdraw,
  discussionCommands.shareReflection,
  discussionCommands.takeBackReflection,
  discussionCommands.askFamily,
  discussionCommands.recordFamilyVoice,
  discussionCommands.explainNoFamilyVoice,
  discussionCommands.schedule,
  discussionCommands.openRoom,
  discussionCommands.moveTo,
  discussionCommands.readyToMoveOn,
  discussionCommands.handOverFacilitation,
  discussionCommands.pause,
  discussionCommands.resume,
  discussionCommands.finish,
  discussionCommands.agree,
  discussionCommands.agreeWithDifference,
  discussionCommands.askForChange,
  discussionCommands.planRevisit,
  discussionCommands.revisitNow,
  discussionCommands.recordDifference,
  discussionCommands.reopen,
  discussionCommands.declineReopening,
  discussionCommands.raiseConcern,
  discussionCommands.acknowledge,
  discussionCommands.handOver,
  discussionCommands.setAside,
  discussionCommands.takeUpAgain,
  discussionCommands.replaceParticipant,
  discussionCommands.inviteParticipant,
  discussionCommands.removeParticipant,
  discussionCommands.declareConflict,
]);

/** Commands only the service sends: timers that came due, and the live document telling that its text changed. */
export type DiscussionSystemCommand =
  | { type: 'revisitDue' }
  | { type: 'chaseConcern' }
  | { type: 'remind'; about: 'invitation' | 'reflection' | 'agreement' | 'revisit' }
  | { type: 'lapseAgreements' };

export type DiscussionPersonCommand = z.infer<typeof discussionCommandSchema>;
export type DiscussionCommand = DiscussionPersonCommand | DiscussionSystemCommand;
export type DiscussionCommandType = DiscussionPersonCommand['type'];
