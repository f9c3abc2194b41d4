import type { Concern, DiscussionContext } from './context.ts';
import type { DiscussionEvent, EventOf } from './event.ts';

/** Every worry that was raised, oldest first. */
export function allConcerns({ earlierConcerns, concern }: ConcernsOf): Concern[] {
  return [...earlierConcerns, ...(concern === null ? [] : [concern])];
}
type ConcernsOf = Pick<DiscussionContext, 'concern' | 'earlierConcerns'>;

/** Those that nobody has acknowledged yet. */
export function unacknowledged(context: ConcernsOf): Concern[] {
  return allConcerns(context).filter(({ acknowledgedBy }) => acknowledgedBy === null);
}

/** Who raised what is being dealt with: the latest worry, and any that still waits. */
export function raisersNow(context: ConcernsOf): string[] {
  const raisers = unacknowledged(context).map(({ raisedBy }) => raisedBy);
  return [...raisers, ...(context.concern === null ? [] : [context.concern.raisedBy])];
}

/**
 * One more worry. What came before stays as it was said (D31); while it is not handed over, how often it was chased
 * counts on, so that who was drawn in stays drawn in.
 */
export function concernRaised(
  context: DiscussionContext,
  event: EventOf<'raiseConcern'>,
): Partial<DiscussionContext> {
  const { concern } = context;
  return {
    earlierConcerns: allConcerns(context),
    concern: {
      summary: event.summary,
      raisedBy: event.by,
      raisedAt: event.now,
      chased: concern === null || concern.handedOverAt !== null ? 0 : concern.chased,
      acknowledgedBy: null,
      acknowledgedAt: null,
      recordedWhere: null,
      handedOverAt: null,
    },
  };
}

export function concernChased({ concern }: DiscussionContext): Partial<DiscussionContext> {
  return { concern: concern && { ...concern, chased: concern.chased + 1 } };
}

/** Whoever acknowledges has seen all that waited. */
export function concernsAcknowledged(
  context: DiscussionContext,
  { by, now }: EventOf<'acknowledge'>,
): Partial<DiscussionContext> {
  return changed(context, (concern) =>
    concern.acknowledgedBy === null
      ? { ...concern, acknowledgedBy: by, acknowledgedAt: now }
      : concern,
  );
}

/** Handing over ends everything that was open. */
export function concernsHandedOver(
  context: DiscussionContext,
  { recordedWhere, now }: EventOf<'handOver'>,
): Partial<DiscussionContext> {
  return changed(context, (concern) =>
    concern.handedOverAt === null ? { ...concern, recordedWhere, handedOverAt: now } : concern,
  );
}

function changed(
  { concern, earlierConcerns }: DiscussionContext,
  change: (concern: Concern) => Concern,
): Partial<DiscussionContext> {
  return { concern: concern && change(concern), earlierConcerns: earlierConcerns.map(change) };
}

/** Who raised what was just acknowledged or handed over at `event`, and who took it on. */
export function concernIsOf(context: DiscussionContext, event: DiscussionEvent): string[] {
  const touched = allConcerns(context).filter(
    ({ acknowledgedAt, handedOverAt }) =>
      acknowledgedAt === event.now || handedOverAt === event.now,
  );
  return [
    ...new Set(
      touched
        .flatMap(({ raisedBy, acknowledgedBy }) => [raisedBy, acknowledgedBy])
        .filter((person) => person !== null),
    ),
  ];
}
