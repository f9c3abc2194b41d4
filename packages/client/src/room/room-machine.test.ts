// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { roomMachine, type RoomEvent } from './room-machine.ts';

function after(...events: RoomEvent[]) {
  const actor = createActor(roomMachine, { input: { stage: 'strengths' } }).start();
  for (const event of events) actor.send(event);
  const { value, context } = actor.getSnapshot();
  return { place: value.place, step: value.step, ...context };
}

describe('one screen of the room', () => {
  it('follows the facilitator', () => {
    expect(after({ type: 'roomAt', stage: 'worries' })).toMatchObject({
      place: 'following',
      lookingAt: 'worries',
    });
  });

  it('is not carried off in the middle of a sentence', () => {
    expect(after({ type: 'roomAt', stage: 'worries', midSentence: true })).toMatchObject({
      place: 'lookingAround',
      lookingAt: 'strengths',
      roomAt: 'worries',
    });
    expect(after({ type: 'roomAt', stage: 'strengths', midSentence: true }).place).toBe(
      'following',
    );
  });

  it('looks around without moving, and stays when the room moves on', () => {
    expect(
      after({ type: 'look', stage: 'childsExperience' }, { type: 'roomAt', stage: 'worries' }),
    ).toMatchObject({ place: 'lookingAround', lookingAt: 'childsExperience', roomAt: 'worries' });
  });

  it('comes to where the others are', () => {
    expect(
      after(
        { type: 'look', stage: 'childsExperience' },
        { type: 'roomAt', stage: 'worries' },
        { type: 'comeBack' },
        { type: 'roomAt', stage: 'learning' },
      ),
    ).toMatchObject({ place: 'following', lookingAt: 'learning' });
  });

  it('follows again when the room comes to where it looks', () => {
    expect(
      after(
        { type: 'look', stage: 'childsExperience' },
        { type: 'roomAt', stage: 'childsExperience' },
      ).place,
    ).toBe('following');
  });

  it('confirms a step and forgets it when it stays', () => {
    expect(after({ type: 'askToStep', to: 'worries' })).toMatchObject({
      step: 'confirming',
      stepTo: 'worries',
    });
    expect(after({ type: 'askToStep', to: 'worries' }, { type: 'stay' })).toMatchObject({
      step: 'none',
      stepTo: null,
      lookingAt: 'strengths',
    });
  });
});
