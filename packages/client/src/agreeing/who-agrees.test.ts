import { expect, test } from 'vitest';
import { aDiscussion, priya } from '../discussion/discussion.fixture.ts';
import { agreementSentences } from './who-agrees.tsx';

const at = '2026-11-20T09:00:00.000Z';
const agreed = (person: string, stands: boolean) => ({
  person,
  stands,
  contentHash: 'a',
  difference: null,
  at,
});

test('[D20] an agreement that fell away says so, and why', () => {
  const discussion = aDiscussion({
    agreements: [agreed('sam', false)],
    lapsed: [{ person: 'sam', at }],
  });
  expect(agreementSentences(discussion, 'sam', priya)).toEqual([
    'You had agreed, but the text has changed since. Your agreement no longer counts until you give it again.',
  ]);
});

test('agreed again after a lapse, nothing is said of the lapse', () => {
  const discussion = aDiscussion({
    agreements: [agreed('sam', true)],
    lapsed: [{ person: 'sam', at }],
  });
  expect(agreementSentences(discussion, 'sam', priya)).toEqual([
    'You have agreed to this text. It waits for Priya.',
  ]);
});

test('the other’s agreement is told', () => {
  const discussion = aDiscussion({ agreements: [agreed('priya', true)] });
  expect(agreementSentences(discussion, 'sam', priya)).toEqual(['Priya has agreed to this text.']);
});
