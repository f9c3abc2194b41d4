import { describe, expect, test } from 'vitest';
import { pastTense as actionEvents, saysOfAction } from '../action/says.ts';
import { pastTense as discussionEvents, saysOfDiscussion } from '../discussion/says.ts';
import { entryOf, notificationKinds } from '../notification/list.ts';
import { pastTense as responseEvents, saysOfResponse } from '../response/says.ts';

const sentence = /^[A-Z][^\n]*[.?]$/;

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
    for (const event of ['noticed', ...Object.values(responseEvents)]) {
      expect(saysOfResponse(event, 'Nia')).toMatch(sentence);
      expect(saysOfResponse(event, 'Nia')).not.toMatch(/something happened/i);
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
    expect(saysOfResponse('toString', 'Nia')).toBe('Something happened on the plan.');
  });

  test('every kind of notification has one sentence, without pronouns that guess', () => {
    expect(notificationKinds.length).toBeGreaterThan(30);
    for (const kind of notificationKinds) {
      const { says } = entryOf(kind);
      expect(says('Nia')).toMatch(sentence);
      expect(says('Nia')).not.toMatch(/\b(?:he|she|his|her|him|hers)\b/i);
    }
  });
});
