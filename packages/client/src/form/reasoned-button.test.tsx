import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Possibility } from './possibility.ts';
import { ReasonedButton } from './reasoned-button.tsx';

function show(possibility: Possibility | null) {
  const press = vi.fn();
  render(
    <MantineProvider>
      <ReasonedButton possibility={possibility} onPress={press}>
        Open the room
      </ReasonedButton>
    </MantineProvider>,
  );
  return press;
}

test('what is not possible stays in sight, says why, and does nothing', () => {
  const press = show({ possible: false, reason: 'Share both reflections first.' });
  const button = screen.getByRole('button', { name: 'Open the room' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'Share both reflections first.',
  );
  fireEvent.click(button);
  expect(press).not.toHaveBeenCalled();
});

test('what is possible can be pressed', () => {
  const press = show({ possible: true, detail: { type: 'openRoom' } });
  fireEvent.click(screen.getByRole('button'));
  expect(press).toHaveBeenCalledOnce();
});

test('what is not theirs is not shown', () => {
  show(null);
  expect(screen.queryByRole('button')).toBeNull();
});
