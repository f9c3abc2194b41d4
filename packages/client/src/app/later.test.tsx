import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Later } from './later.tsx';

test('what did not arrive is tried again, and the page stands meanwhile', async () => {
  vi.useFakeTimers();
  const fetch = vi
    .fn()
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
    .mockResolvedValue(() => <p>Here after all</p>);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <p>The page</p>
      <Later fetch={fetch} />
    </QueryClientProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(fetch).toHaveBeenCalledTimes(1);
  screen.getByText('The page');
  await act(() => vi.advanceTimersByTimeAsync(5000));
  screen.getByText('Here after all');
  vi.useRealTimers();
});
