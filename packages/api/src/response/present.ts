import type { ResponseLook } from '@alongside/workflows/response/facts';
import type { ResponseOutcome } from '@alongside/workflows/response/facts';
import type {
  CommentView,
  ResponseSummary,
  ResponseView,
} from '@alongside/workflows/response/view';
import type { Directory } from '../person/directory.ts';
import type { StoredResponse } from './material.ts';

/** A response as it stands on the plan. */
export function summariseResponse(
  { _id, revision, projection }: StoredResponse,
  themes: ReadonlyMap<string, string>,
  directory: Directory,
  at: string,
): ResponseSummary {
  const {
    due,
    outcome,
    slipping,
    workingParty,
    theme,
    openedBy: _,
    changes: __,
    ...kept
  } = projection;
  return {
    ...kept,
    id: _id,
    revision,
    theme: { id: theme, name: themes.get(theme) ?? 'A theme that is no longer used' },
    workingParty: directory.refs(workingParty),
    outcome: outcome && presentOutcome(outcome),
    late: due !== null && due.since <= at ? due : null,
    slipping: slipping && { since: slipping.since },
    movedAt: projection.movedAt.toISOString(),
  };
}

/** The only place that decides what a reader of a response gets: the same for everybody, but for what they can do. */
export function presentResponse(
  stored: StoredResponse,
  { context, can, cannot }: ResponseLook,
  themes: ReadonlyMap<string, string>,
  directory: Directory,
  at: string,
): ResponseView {
  return {
    ...summariseResponse(stored, themes, directory, at),
    openedBy: context.openedBy === null ? null : directory.ref(context.openedBy),
    proposals: context.proposals.map(({ by, ...proposal }) => ({
      ...proposal,
      by: directory.ref(by),
    })),
    trials: context.trials.map(({ what, until, at: begun }) => ({ what, until, at: begun })),
    earlier: context.outcomes.slice(0, -1).map(presentOutcome),
    looks: context.looks.map(({ by, ...look }) => ({ ...look, by: directory.ref(by) })),
    comments: context.comments.map((comment) => presentComment(comment, directory)),
    can,
    cannot,
  };
}

function presentOutcome({ by: _, ...outcome }: ResponseOutcome) {
  return outcome;
}

function presentComment(
  { by, words, answer, takenBack, ...comment }: ResponseLook['context']['comments'][number],
  directory: Directory,
): CommentView {
  return {
    ...comment,
    by: directory.ref(by),
    words: takenBack ? null : words,
    answer: answer && !takenBack ? { ...answer, by: directory.ref(answer.by) } : null,
    takenBack: takenBack && { reason: takenBack.reason, at: takenBack.at },
  };
}
