import { daysAfter } from '../machine/instants.ts';
import type { ResponseEvent } from './event.ts';
import type { ResponseComment, ResponseContext, ResponseOutcome, ResponseTrial } from './facts.ts';
import { lookAgainAfter } from './timers.ts';

type Sent<Type extends ResponseEvent['type']> = Extract<ResponseEvent, { type: Type }>;

/** What each command leaves in memory. Pure; the machine decides whether it may happen. */
export function changeBy(context: ResponseContext, event: ResponseEvent): Partial<ResponseContext> {
  switch (event.type) {
    case 'consider':
      return {
        workingParty: [...new Set(event.workingParty)],
        // A change of who is in it gives nobody more time.
        consideredAt: isBeingConsidered(context) ? context.consideredAt : event.now,
      };
    case 'proposeTrial':
      return { proposals: [...context.proposals, trialOf(event)] };
    case 'try':
      return { trials: [...context.trials, trialOf(event)] };
    case 'adopt':
    case 'stop':
      return {
        outcomes: [...context.outcomes, outcomeOf(context, event)],
        told: null,
        slipping: null,
      };
    case 'tell':
      return {
        told: { message: event.message, reached: event.facts.reach, by: event.by, at: event.now },
      };
    case 'lookAgain':
      return {
        looks: [...context.looks, { seen: event.seen ?? null, by: event.by, at: event.now }],
      };
    case 'comment':
      return { comments: [...context.comments, commentOf(context, event)] };
    case 'answerComment': {
      const answer = { by: event.by, words: event.words, at: event.now };
      return changedComment(context, event.comment, { answer });
    }
    case 'takeBackComment': {
      const takenBack = { by: event.by, reason: event.reason ?? null, at: event.now };
      return changedComment(context, event.comment, { takenBack });
    }
    case 'watch':
      return { slipping: slippingAfter(context, event) };
    case 'remindToConsider':
    case 'remindToDecide':
    case 'remindToTell':
    case 'remindToLookAgain':
      return {};
  }
}

/** A working party is at it, and nothing has come of it since. */
function isBeingConsidered({ consideredAt, outcomes, trials }: ResponseContext): boolean {
  const last = [outcomes.at(-1)?.at, trials.at(-1)?.at];
  return consideredAt !== null && last.every((at) => at === undefined || at < consideredAt);
}

function trialOf({ what, until, by, now }: Sent<'try' | 'proposeTrial'>): ResponseTrial {
  return { what, until, by, at: now };
}

function outcomeOf(context: ResponseContext, event: Sent<'adopt' | 'stop'>): ResponseOutcome {
  const usual = daysAfter(event.now, lookAgainAfter).slice(0, 10);
  const common = { by: event.by, at: event.now };
  if (event.type === 'stop') {
    const { reason: words } = event;
    return { kind: 'stopped', words, guidance: null, small: false, ...common, lookAgainOn: usual };
  }
  const small = context.consideredAt === null;
  return {
    kind: 'adopted',
    words: event.what ?? (small ? context.heard : (context.trials.at(-1)?.what ?? context.heard)),
    guidance: event.guidance ?? null,
    small,
    ...common,
    lookAgainOn: event.lookAgainOn ?? usual,
  };
}

function commentOf({ comments }: ResponseContext, event: Sent<'comment'>): ResponseComment {
  return {
    id: `c${comments.length + 1}`,
    by: event.by,
    as: event.facts.sender.represents ? 'representative' : 'workingParty',
    words: event.words,
    at: event.now,
    answer: null,
    takenBack: null,
  };
}

function changedComment(
  { comments }: ResponseContext,
  id: string,
  change: Partial<ResponseComment>,
): Partial<ResponseContext> {
  return {
    comments: comments.map((comment) => (comment.id === id ? { ...comment, ...change } : comment)),
  };
}

function slippingAfter(
  { slipping }: ResponseContext,
  { facts: { slippingSince }, now }: Sent<'watch'>,
): ResponseContext['slipping'] {
  if (slippingSince === null) return null;
  return slipping ?? { since: slippingSince, noticedAt: now };
}
