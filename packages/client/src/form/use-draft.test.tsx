import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useDraft } from './use-draft.ts';

test('what was typed is there again after the page was loaded anew, until it was sent', () => {
  const first = renderHook(() => useDraft('test', { words: '' }));
  act(() => first.result.current.change({ words: 'half a sentence' }));
  first.unmount();

  const second = renderHook(() => useDraft('test', { words: '' }));
  expect(second.result.current.draft.words).toBe('half a sentence');
  act(() => second.result.current.discard());
  second.unmount();

  const third = renderHook(() => useDraft('test', { words: '' }));
  expect(third.result.current.draft.words).toBe('');
});
