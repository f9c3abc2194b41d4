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

/** Lists, and what a theme is called and means: nothing about a child is written there. */
const aboutNobody = [
  './free-text.tsx',
  '../administration/list-screen.tsx',
  '../series/draw-sample.tsx',
  '../series/plan-form.tsx',
  '../themes/standards-list.tsx',
  '../themes/theme-form.tsx',
  '../themes/split-form.tsx',
];

test('wherever people write freely about their work, it is a field that points out', async () => {
  const screens = import.meta.glob<string>(['./*.tsx', '../**/*.tsx'], {
    query: '?raw',
    import: 'default',
  });
  const plain: string[] = [];
  for (const [file, source] of Object.entries(screens)) {
    if ((await source()).includes('<Textarea')) plain.push(file);
  }
  expect(plain.filter((file) => !aboutNobody.includes(file) && !file.includes('.test.'))).toEqual(
    [],
  );
});
