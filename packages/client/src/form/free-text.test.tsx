import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Announcer } from '../app/announcer.tsx';
import { FoundBefore } from './found-before.tsx';
import { FreeText } from './free-text.tsx';

function Field() {
  const [words, setWords] = useState('');
  return (
    <MantineProvider>
      <FreeText
        label="Why"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <FoundBefore texts={[words]} doing="you share it" />
      <p>words: {words}</p>
      <Announcer />
    </MantineProvider>
  );
}

function type(words: string): void {
  fireEvent.change(screen.getByLabelText('Why'), { target: { value: words } });
}

test('what somebody could be found by is said gently, and taken out of the words that are kept', () => {
  render(<Field />);
  type('Mum lives at NN1 1AA now');
  expect(screen.getByText(/looks like a postcode/, { selector: '.visually-hidden' })).toBeDefined();
  expect(screen.getByText(/Before you share it/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Take it out' }));
  expect(screen.getByText('words: Mum lives at now', { exact: false })).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Take it out' })).toBeNull();
});

test('what is left alone is not pointed out again anywhere on the page', () => {
  render(<Field />);
  type('CR and 07700 900123');
  fireEvent.click(screen.getByRole('button', { name: 'It is not one, leave it' }));
  expect(screen.queryByRole('button', { name: 'Take it out' })).toBeNull();
  expect(screen.queryByText(/Before you share it/)).toBeNull();
  type('07700 900123 and 07700 900124');
  expect(screen.getAllByText('07700 900124').length).toBeGreaterThan(0);
});

test('ordinary words stay in peace', () => {
  render(<Field />);
  type('We met on 12 March about Year 5, CR-4821.');
  expect(screen.queryByRole('button', { name: 'Take it out' })).toBeNull();
});
