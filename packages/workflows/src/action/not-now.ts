import type { ActionLook } from './facts.ts';

/** A plain sentence for a command that no state takes at this point. */
export function notNowInAction(state: ActionLook['state'], type: string): string {
  if (state === 'dropped') return 'This was dropped.';
  if (state === 'checked') return 'This is done and checked.';
  switch (type) {
    case 'start':
      return state === 'awaitingDecision' ? waiting : 'This was started already.';
    case 'finish':
      return state === 'awaitingDecision' ? waiting : 'This is done already.';
    case 'check':
      return 'Finish it first, then say what it changed.';
    case 'askDecision':
      return state === 'awaitingDecision' ? waiting : 'This is done, so nothing is left to decide.';
    case 'moveDate':
      return 'This is done, so it needs no other day.';
    case 'decide':
    case 'remindDecision':
      return 'No decision is waiting.';
    default:
      return 'This is done already.';
  }
}

const waiting = 'It waits for a decision.';
