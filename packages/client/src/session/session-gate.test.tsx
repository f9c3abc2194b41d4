import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, configure, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '../api/client.ts';
import { request } from '../api/request.ts';
import { SessionGate } from './session-gate.tsx';
import { noteLeaving, noteSignedOut } from './session-state.ts';

const sam = {
  id: 'sam',
  name: 'Sam Ferngate',
  organisation: 'fernvale',
  organisationName: 'Fernvale',
  roles: ['worker'],
  team: null,
  service: null,
  area: null,
};
const demoPerson = { ...sam, comesFor: 'A first look' };

// Screens load with what they need; a busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 });

let signedIn = true;
let idleSeconds = 3600;

beforeEach(() => {
  signedIn = true;
  idleSeconds = 3600;
  noteSignedOut();
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (path.endsWith('/session') && init.method === 'POST') signedIn = true;
    if (path.endsWith('/session') && init.method === 'GET') {
      const lasts = {
        how: 'demo',
        idleEndsInSeconds: idleSeconds,
        endsInSeconds: 40_000,
        warnSeconds: 300,
      };
      const ways = { demo: true, password: false, provider: null };
      return answer(200, { ways, session: signedIn ? lasts : null });
    }
    if (path.endsWith('/session/stay')) {
      idleSeconds = 3600;
      return answer(200, {
        how: 'demo',
        idleEndsInSeconds: 3600,
        endsInSeconds: 40_000,
        warnSeconds: 300,
      });
    }
    if (path.endsWith('/demo/people')) return answer(200, { items: [demoPerson] });
    if (!signedIn)
      return answer(401, { type: 'x', title: 'Please sign in', status: 401, detail: 'x' });
    return answer(200, sam);
  });
});
afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
}

/** A page with something typed into it. */
function Page() {
  const [typed, setTyped] = useState('');
  return (
    <label>
      Words
      <input value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
    </label>
  );
}

function open() {
  render(
    <MantineProvider>
      <QueryClientProvider client={createQueryClient()}>
        <SessionGate>
          <Page />
        </SessionGate>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

test('who is not signed in chooses whom to look in as, and comes in', async () => {
  signedIn = false;
  open();
  fireEvent.click(await screen.findByRole('button', { name: /Sam Ferngate/ }));
  expect(await screen.findByLabelText('Words')).toBeTruthy();
});

test('[P5] a session that ends opens a sheet; what was typed is still there after signing in again', async () => {
  open();
  const words = await screen.findByLabelText<HTMLInputElement>('Words');
  fireEvent.change(words, { target: { value: 'half a sentence' } });
  signedIn = false;
  await act(() => request('GET', '/discussions').catch(() => undefined));
  fireEvent.click(await screen.findByRole('button', { name: 'Go on as Sam Ferngate' }));
  await vi.waitFor(() => expect(screen.queryByText('You have been signed out')).toBeNull());
  expect(screen.getByLabelText<HTMLInputElement>('Words', { exact: true }).value).toBe(
    'half a sentence',
  );
});

test('a session about to end says so beforehand, and goes on with one press', async () => {
  idleSeconds = 200;
  open();
  fireEvent.click(await screen.findByRole('button', { name: 'Stay signed in' }));
  await vi.waitFor(() => expect(screen.queryByText(/you will be signed out/)).toBeNull());
  expect(screen.getByLabelText('Words')).toBeTruthy();
});

test('whoever signs out is shown nothing more of the page, whatever happens on it', async () => {
  open();
  const field = await screen.findByLabelText('Words');
  act(() => noteLeaving());
  expect(field.isConnected).toBe(false);
  await screen.findByText('Signing out …');
});
