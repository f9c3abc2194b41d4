import type { Stage } from '@alongside/workflows/discussion/stages';
import { assign, setup } from 'xstate';

export type RoomEvent =
  /** The room stands at this stage now. */
  | { type: 'roomAt'; stage: Stage; midSentence?: boolean }
  | { type: 'look'; stage: Stage }
  | { type: 'comeBack' }
  /** The facilitator would like to take the room there; the other has not said they are ready. */
  | { type: 'askToStep'; to: Stage }
  | { type: 'stepped' }
  | { type: 'stay' };

interface RoomContext {
  roomAt: Stage;
  lookingAt: Stage;
  /** A step that waits to be confirmed. */
  stepTo: Stage | null;
}

/**
 * What one screen shows of the room: it follows the facilitator, or looks around on its own. Looking around is
 * never moving, and a step the other may not expect is confirmed first.
 */
export const roomMachine = setup({
  types: {
    events: {} as RoomEvent,
    context: {} as RoomContext,
    input: {} as { stage: Stage },
  },
  guards: {
    isRoom: ({ context, event }) => event.type === 'look' && event.stage === context.roomAt,
    isMidSentence: ({ context, event }) =>
      event.type === 'roomAt' && event.midSentence === true && event.stage !== context.roomAt,
    reachesMe: ({ context, event }) => event.type === 'roomAt' && event.stage === context.lookingAt,
  },
  actions: {
    noteRoom: assign({
      roomAt: ({ context, event }) => (event.type === 'roomAt' ? event.stage : context.roomAt),
    }),
    goToRoom: assign({
      lookingAt: ({ context, event }) => (event.type === 'roomAt' ? event.stage : context.roomAt),
    }),
    goLooking: assign({
      lookingAt: ({ context, event }) => (event.type === 'look' ? event.stage : context.lookingAt),
    }),
    noteStep: assign({
      stepTo: ({ event }) => (event.type === 'askToStep' ? event.to : null),
    }),
    forgetStep: assign({ stepTo: null }),
  },
}).createMachine({
  id: 'room',
  type: 'parallel',
  context: ({ input }) => ({ roomAt: input.stage, lookingAt: input.stage, stepTo: null }),
  states: {
    place: {
      initial: 'following',
      states: {
        following: {
          on: {
            roomAt: [
              // Nobody is carried off in the middle of a sentence: they come when it is finished.
              { guard: 'isMidSentence', target: 'lookingAround', actions: 'noteRoom' },
              { actions: ['noteRoom', 'goToRoom'] },
            ],
            look: [{ guard: 'isRoom' }, { target: 'lookingAround', actions: 'goLooking' }],
          },
        },
        lookingAround: {
          on: {
            roomAt: [
              { guard: 'reachesMe', target: 'following', actions: 'noteRoom' },
              { actions: 'noteRoom' },
            ],
            look: [
              { guard: 'isRoom', target: 'following', actions: 'goToRoom' },
              { actions: 'goLooking' },
            ],
            comeBack: { target: 'following', actions: 'goToRoom' },
          },
        },
      },
    },
    step: {
      initial: 'none',
      states: {
        none: { on: { askToStep: { target: 'confirming', actions: 'noteStep' } } },
        confirming: {
          on: {
            stay: { target: 'none', actions: 'forgetStep' },
            stepped: { target: 'none', actions: 'forgetStep' },
          },
        },
      },
    },
  },
});
