import type { ResponseContext, ResponseLook } from './facts.ts';

/** How it stands on the plan, in the words people look for. */
export const standings = ['noticed', 'considering', 'trying', 'done', 'notNow'] as const;
export type Standing = (typeof standings)[number];

/** How it stands on the plan: what it came to, however far the telling has got. */
export function standingOf(
  state: ResponseLook['state'],
  { outcomes }: Pick<ResponseContext, 'outcomes'>,
): Standing {
  if (state === 'noticed' || state === 'considering' || state === 'trying') return state;
  return outcomes.at(-1)?.kind === 'stopped' ? 'notNow' : 'done';
}

/** When somebody last did something about it; what the service does by itself moves nothing. */
export function movedAt(context: ResponseContext): string {
  const { openedAt, consideredAt, proposals, trials, outcomes, told, looks, comments } = context;
  const answers = comments.flatMap(({ answer }) => (answer ? [answer] : []));
  const instants = [...proposals, ...trials, ...outcomes, ...looks, ...comments, ...answers].map(
    ({ at }) => at,
  );
  return [openedAt, consideredAt, told?.at, ...instants]
    .filter((at) => typeof at === 'string')
    .reduce((latest, at) => (at > latest ? at : latest), openedAt);
}
