import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '../api/client.ts';
import { MakeSignInLink } from './make-sign-in-link.tsx';

const answers: Record<string, unknown> = {
  '/session': { ways: { demo: false, password: true, provider: null }, session: null },
  '/people/sam/sign-in-link': {
    path: '/choose-password#once-and-never-again',
    expires: '2026-11-25T09:00:00.000Z',
  },
};
afterEach(() => vi.unstubAllGlobals());

/** Makes the link for Sam, in a browser whose clipboard does as given. @returns the link's whole address */
async function made(writeText: ((text: string) => Promise<void>) | null): Promise<string> {
  vi.stubGlobal('fetch', (path: string) => {
    const body = JSON.stringify(answers[path.replace('/api/v1', '')]);
    const headers = { 'content-type': 'application/json' };
    return Promise.resolve(new Response(body, { status: 200, headers }));
  });
  vi.stubGlobal('navigator', {
    ...{ onLine: true, userAgent: 'x' },
    clipboard: writeText && { writeText },
  });
  render(
    <MantineProvider>
      <QueryClientProvider client={createQueryClient()}>
        <MakeSignInLink person={{ id: 'sam', name: 'Sam Ferngate' }} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: /Make a link for Sam/ }));
  return (await screen.findByText(/choose-password#/)).textContent;
}

test('a link is copied whole by a button that has the keyboard at once, and says so', async () => {
  const copied: string[] = [];
  const link = await made((text) => Promise.resolve(void copied.push(text)));
  const button = screen.getByRole('button', { name: 'Copy the link' });
  expect(document.activeElement).toBe(button);
  fireEvent.click(button);
  await screen.findByRole('button', { name: 'Copied' });
  expect(copied).toEqual([link]);
  expect(link).toBe(`${window.location.origin}/choose-password#once-and-never-again`);
});

test.each([
  ['refuses', () => Promise.reject(new Error('NotAllowedError'))],
  ['has no clipboard, as without https', null],
])('where the browser %s, the link is selected to be copied by hand', async (_, writeText) => {
  const link = await made(writeText);
  fireEvent.click(screen.getByRole('button', { name: 'Copy the link' }));
  expect((await screen.findByText(/press Ctrl and C/)).textContent).toContain('selected');
  expect(window.getSelection()?.toString()).toBe(link);
});
