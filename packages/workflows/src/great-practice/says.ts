import type { GreatPracticeCommand } from './contract.ts';

/** Names in the log: what a command has done. */
export const pastTense = {
  nominate: 'nominated',
  discard: 'discarded',
  consent: 'shared',
  decline: 'declined',
  withdraw: 'withdrawn',
  takeBack: 'takenBack',
  celebrate: 'celebrated',
} as const satisfies Record<GreatPracticeCommand['type'], string>;
