import { isRevealed } from './access.ts';
import type { DiscussionContext, DiscussionLook } from './context.ts';
import { otherOf, theTwo } from './people.ts';
import { hasRecordedDifference } from './rules.ts';

/** Both have said what changed for the child at the present record's revisit. */
export function bothRecordedDifference(context: DiscussionContext): boolean {
  const two = theTwo(context);
  return two.length === 2 && two.every((person) => hasRecordedDifference(context, person));
}

/** D25: of this revisit one's own until both are in; of earlier revisits all. */
export function readableDifferences(
  context: DiscussionContext,
  reader: string,
): DiscussionContext['differences'] {
  const both = bothRecordedDifference(context);
  return context.differences.filter(
    ({ person, version }) => both || version < context.recordVersion || person === reader,
  );
}

/** D6, D25: one's own, and the other's once the two are revealed together. Never a leaver's. */
export function readableScaleAnswers(
  { context, circle }: Pick<DiscussionLook, 'context' | 'circle'>,
  reader: string,
): NonNullable<DiscussionContext['scale']>['answers'] {
  const revealed = { before: isRevealed(circle), revisit: bothRecordedDifference(context) };
  return (context.scale?.answers ?? []).filter(
    ({ person, when }) =>
      person === reader || (revealed[when] && otherOf(context, reader) === person),
  );
}
