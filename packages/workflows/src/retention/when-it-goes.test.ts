import { expect, it } from 'vitest';
import { organisationSettingsSchema } from '../organisation/settings.ts';
import { discussionGoes, heldBack, monthsAfter, reflectionGoes } from './when-it-goes.ts';

const periods = organisationSettingsSchema.parse({}).retention;
const lastHappened = '2026-11-24T09:00:00.000Z';

it('counts in calendar months, with the last day where a month is shorter', () => {
  expect(monthsAfter('2026-08-31T10:00:00.000Z', 6)).toBe('2027-02-28T10:00:00.000Z');
  expect(monthsAfter('2027-08-31T10:00:00.000Z', 6)).toBe('2028-02-29T10:00:00.000Z');
  expect(monthsAfter(lastHappened, 36)).toBe('2029-11-24T09:00:00.000Z');
});

it('lets a discussion go three years after the last thing that happened, a withdrawn one after six months', () => {
  const goes = (journey: 'closed' | 'withdrawn' | 'setAside') =>
    discussionGoes({ journey, lastHappened }, periods);
  expect(goes('closed')).toBe('2029-11-24T09:00:00.000Z');
  expect(goes('setAside')).toBe('2029-11-24T09:00:00.000Z');
  expect(goes('withdrawn')).toBe('2027-05-24T09:00:00.000Z');
});

it('lets a private reflection go earlier, once the discussion ended, unless its author keeps it', () => {
  const goes = (journey: 'closed' | 'acting', kept: boolean) =>
    reflectionGoes({ journey, lastHappened, kept }, periods);
  expect(goes('closed', false)).toBe('2027-05-24T09:00:00.000Z');
  expect(goes('closed', true)).toBeNull();
  expect(goes('acting', false)).toBeNull();
});

it('holds back for a legal hold, an open worry, and a week after the periods changed', () => {
  const nothing = { legalHold: null, concernOpen: false, periodsChangedAt: null, at: lastHappened };
  expect(heldBack(nothing)).toBeNull();
  expect(heldBack({ ...nothing, legalHold: 'Inquiry' })).toContain('Inquiry');
  expect(heldBack({ ...nothing, concernOpen: true })).toContain('worry about a child');
  const changed = { ...nothing, periodsChangedAt: '2026-11-20T09:00:00.000Z' };
  expect(heldBack(changed)).toContain('seven days');
  expect(heldBack({ ...changed, at: '2026-11-27T09:00:00.000Z' })).toBeNull();
});
