import type { ResponseLook } from './facts.ts';

/** A plain sentence for a command that no state takes at this point. */
export function notNowInResponse(state: ResponseLook['state'], type: string): string {
  const isOpen = state === 'noticed' || state === 'considering' || state === 'trying';
  switch (type) {
    case 'consider':
      return state === 'trying'
        ? 'It is on trial. Adopt it, stop it, or try it on.'
        : 'Say first what was done, so that those who raised it hear of it.';
    case 'proposeTrial':
      return state === 'noticed' ? 'A working party comes first.' : 'This has its answer.';
    case 'try':
      return state === 'noticed'
        ? 'A working party considers it first, with a social worker in it.'
        : 'This has its answer.';
    case 'adopt':
      return state === 'considering'
        ? 'Try it first, for a time with an end.'
        : 'This has its answer.';
    case 'stop':
      return 'This has its answer.';
    case 'tell':
      return isOpen ? 'There is nothing to tell until it is adopted or stopped.' : 'This was told.';
    case 'lookAgain':
      return isOpen
        ? 'There is nothing to look at again yet.'
        : 'Tell those who raised it first; then look at it again.';
    default:
      return 'It is not time for that.';
  }
}
