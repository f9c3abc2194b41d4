import { assign, setup } from 'xstate';

export type ReadingEvent =
  | { type: 'seeDifferently' }
  | { type: 'askForChange' }
  | { type: 'backToReading' }
  /** The text is another one than the reader has read. */
  | { type: 'textChanged' }
  | { type: 'readAsItIsNow'; contentHash: string | null };

interface Reading {
  /** Hash of the text the reader has read; what they agree to. */
  contentHash: string | null;
}

/**
 * What the reader of a record is doing. An agreement is only given for the text that was on the page while it was
 * read: when it changes under the reader's eyes, it has to be looked at again first.
 */
export const readingMachine = setup({
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- XState's way of naming types
  types: {} as { context: Reading; input: Reading; events: ReadingEvent },
}).createMachine({
  id: 'reading',
  context: ({ input }) => input,
  initial: 'reading',
  on: {
    textChanged: '.changed',
    readAsItIsNow: {
      target: '.reading',
      actions: assign({ contentHash: ({ event }) => event.contentHash }),
    },
  },
  states: {
    reading: { on: { seeDifferently: 'differing', askForChange: 'asking' } },
    differing: { on: { backToReading: 'reading' } },
    asking: { on: { backToReading: 'reading' } },
    changed: {},
  },
});
