import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '../api/client.ts';
import { useResponseCommand } from './plan-queries.ts';

afterEach(() => vi.unstubAllGlobals());

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

const conflict = {
  type: 'urn:alongside:problem:conflict',
  title: 'Somebody was first',
  status: 409,
  detail: 'Read it again.',
};

test('whoever decides from a page that is out of date hears what happened meanwhile; a comment always fits', async () => {
  const sent: { type: string; expectedRevision?: number }[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (path.includes('/timeline')) {
      return Promise.resolve(json(200, { items: [{ says: 'Ruth has begun a trial.' }] }));
    }
    sent.push(JSON.parse(String(init.body)));
    return Promise.resolve(sent.length === 1 ? json(409, conflict) : json(200, {}));
  });
  const queries = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useResponseCommand({ id: 'r1', revision: 2 }), { wrapper });
  await act(() => result.current.send({ type: 'stop', reason: 'Not this year.' }));
  await waitFor(() => expect(result.current.problem?.detail).toContain('Ruth has begun a trial.'));
  await act(() => result.current.send({ type: 'comment', words: 'Will you ask us?' }));
  expect(sent.map(({ expectedRevision }) => expectedRevision)).toEqual([2, undefined]);
});
