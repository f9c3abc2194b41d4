import type {
  ResponseContext,
  ResponseLook,
  ResponseOutcome,
  ResponseTrial,
} from '@alongside/workflows/response/facts';
import { firstTriedAt } from '@alongside/workflows/response/measure';
import { dueIn, type Lateness } from '@alongside/workflows/response/overdue';
import { movedAt, type Standing, standingOf } from '@alongside/workflows/response/standing';

/** What a response is found by and shown with on the plan, derived from its snapshot at every step. */
export interface ResponseProjection extends Pick<
  ResponseContext,
  'theme' | 'area' | 'heard' | 'spottedOn' | 'openedBy' | 'openedAt' | 'workingParty' | 'slipping'
> {
  state: ResponseLook['state'];
  standing: Standing;
  triedAt: string | null;
  trial: Pick<ResponseTrial, 'what' | 'until' | 'at'> | null;
  outcome: ResponseOutcome | null;
  told: { message: string; reached: number | null; at: string } | null;
  /** What it waits for next, and the instant from which that is late. */
  due: { what: Lateness; since: string } | null;
  /** When it was adopted, each time: marks on the theme's chart. */
  changes: { at: string; what: string }[];
  movedAt: Date;
}

export function projectResponse({ state, context }: ResponseLook): ResponseProjection {
  const { theme, area, heard, spottedOn, openedBy, openedAt, workingParty, slipping } = context;
  const trial = context.trials.at(-1);
  const { told } = context;
  return {
    state,
    standing: standingOf(state, context),
    theme,
    area,
    heard,
    spottedOn,
    openedBy,
    openedAt,
    workingParty,
    slipping,
    triedAt: firstTriedAt(context),
    trial: trial ? { what: trial.what, until: trial.until, at: trial.at } : null,
    outcome: context.outcomes.at(-1) ?? null,
    told: told && { message: told.message, reached: told.reached, at: told.at },
    due: dueIn(state, context),
    changes: context.outcomes
      .filter(({ kind }) => kind === 'adopted')
      .map(({ at, words }) => ({ at, what: words })),
    movedAt: new Date(movedAt(context)),
  };
}
