import { describe, expect, test } from 'vitest';
import { actionNotifications, pastTense as actionEvents, saysOfAction } from '../action/says.ts';
import {
  discussionNotifications,
  pastTense as discussionEvents,
  saysOfDiscussion,
} from '../discussion/says.ts';
import { notificationKinds } from '../notification/contract.ts';

const sentence = /^[A-Z][^\n]*[.?]$/;
const notifications = { ...discussionNotifications, ...actionNotifications };

describe('what is said', () => {
  test('every event of the log has one sentence, with the name of who did it', () => {
    expect(saysOfDiscussion('reflectionShared', 'Nia')).toBe('Nia has shared their reflection.');
    for (const event of ['proposed', 'reopened', ...Object.values(discussionEvents)]) {
      expect(saysOfDiscussion(event, 'Nia')).toMatch(sentence);
      expect(saysOfDiscussion(event, 'Nia')).not.toMatch(/something happened/i);
    }
    for (const event of ['opened', ...Object.values(actionEvents)]) {
      expect(saysOfAction(event, 'Nia')).toMatch(sentence);
      expect(saysOfAction(event, 'Nia')).not.toMatch(/something happened/i);
    }
  });

  test('moving the room names the stage it moved to', () => {
    const moved = { type: 'moveTo', stage: 'strengths' };
    expect(saysOfDiscussion('movedTo', 'Nia', moved)).toBe(
      'Nia has moved the room to “Working well”.',
    );
  });

  test('an event of another time is not told wrongly', () => {
    expect(saysOfDiscussion('toString', 'Nia')).toBe('Something happened in the discussion.');
    expect(saysOfAction('toString', 'Nia')).toBe('Something happened with a next step.');
  });

  test('every kind of notification has one sentence, without pronouns that guess', () => {
    expect(Object.keys(notifications).toSorted()).toEqual([...notificationKinds].toSorted());
    for (const says of Object.values(notifications)) {
      expect(says('Nia')).toMatch(sentence);
      expect(says('Nia')).not.toMatch(/\b(?:he|she|his|her|him|hers)\b/i);
    }
  });
});
