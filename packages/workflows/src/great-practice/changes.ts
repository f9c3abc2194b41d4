import type { GreatPracticeEvent } from './event.ts';
import type { GreatPracticeContext } from './facts.ts';

/** Nobody reads the words any more. */
export const lettingGo = { given: '', words: '' } as const satisfies Partial<GreatPracticeContext>;

/** What each command leaves in memory. Pure; the machine decides whether it may happen. */
export function changeBy(
  context: GreatPracticeContext,
  event: GreatPracticeEvent,
): Partial<GreatPracticeContext> {
  switch (event.type) {
    case 'nominate':
      return { praised: event.praised, given: event.words, words: event.words };
    case 'discard':
      return lettingGo;
    case 'consent':
      return { words: event.words ?? context.words, sharedAt: event.now, takenBack: null };
    case 'decline':
    case 'withdraw':
      return {};
    case 'takeBack':
      return {
        sharedAt: null,
        celebrated: null,
        takenBack: { by: event.by, reason: event.reason ?? null, at: event.now },
      };
    case 'celebrate':
      return { celebrated: { by: event.by, at: event.now } };
  }
}
