import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { hasDraft, useDraft } from './use-draft.ts';

test('what was typed is there again after the page was loaded anew, until it was sent', () => {
  const first = renderHook(() => useDraft('test', { words: '' }));
  act(() => first.result.current.change({ words: 'half a sentence' }));
  first.unmount();
  expect(hasDraft('test')).toBe(true);

  const second = renderHook(() => useDraft('test', { words: '' }));
  expect(second.result.current.draft.words).toBe('half a sentence');
  act(() => second.result.current.discard());
  second.unmount();
  expect(hasDraft('test')).toBe(false);

  const third = renderHook(() => useDraft('test', { words: '' }));
  expect(third.result.current.draft.words).toBe('');
});
