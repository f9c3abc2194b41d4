import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { aDiscussion } from '../discussion/discussion.fixture.ts';
import { createQueryClient } from './client.ts';
import { queryKeys } from './query-keys.ts';
import { useCommand } from './use-command.ts';

afterEach(() => vi.unstubAllGlobals());

function answering(...answers: (() => Response)[]) {
  const sent: { commandId: string; type: string; expectedRevision?: number }[] = [];
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    if (init.method === 'POST') sent.push(JSON.parse(String(init.body)));
    const answer = answers.shift();
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('no network'));
  });
  return sent;
}

const lost = () => {
  throw new TypeError('no network');
};

function json(status: number, body: unknown): () => Response {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

function hook() {
  const queries = createQueryClient();
  queries.setDefaultOptions({
    mutations: { ...queries.getDefaultOptions().mutations, retryDelay: 1 },
  });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  return { queries, ...renderHook(() => useCommand(aDiscussion()), { wrapper }) };
}

test('a command that did not arrive is sent again with the same id, and says so meanwhile', async () => {
  const sent = answering(lost, lost, json(200, aDiscussion({ revision: 4 })));
  const { result, queries } = hook();
  await act(() => result.current.send({ type: 'openRoom' }));
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(1);
  expect(queries.getQueryData(queryKeys.discussion('d1'))).toMatchObject({ revision: 4 });
});

test('a refusal is final, is said in the service’s words, and the next try is a new intention', async () => {
  const refused = json(422, {
    type: 'urn:alongside:problem:not-now',
    title: 'Not possible now',
    status: 422,
    detail: 'Write one strength first.',
  });
  const sent = answering(refused, refused);
  const { result } = hook();
  await act(() => result.current.send({ type: 'finish' }));
  await waitFor(() => expect(result.current.problem?.detail).toBe('Write one strength first.'));
  await act(() => result.current.send({ type: 'finish' }));
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(2);
});

test('what would replace another’s words is sent with the revision that was read', async () => {
  const sent = answering(json(200, aDiscussion()), json(200, aDiscussion()));
  const { result } = hook();
  await act(() =>
    result.current.send({ type: 'recordFamilyVoice', words: 'I liked the drawing.', how: 'T' }),
  );
  await act(() => result.current.send({ type: 'openRoom' }));
  expect(sent.map(({ expectedRevision }) => expectedRevision)).toEqual([3, undefined]);
});
