import { fireEvent, render, screen } from '@testing-library/react';
import { defaultThemes } from '@alongside/workflows/organisation/defaults';
import { expect, it, vi } from 'vitest';
import { ThemePicker } from './theme-picker.tsx';
import type { Tagged } from './theme-suggestions.ts';

function open(text: string, chosen: string[] = [], tagged: Tagged[] = []) {
  const choose = vi.fn<(theme: string) => void>();
  const close = vi.fn<(goBack: boolean) => void>();
  render(
    <ThemePicker
      themes={defaultThemes}
      text={text}
      tagged={tagged}
      chosen={chosen}
      choose={choose}
      close={close}
    />,
  );
  return { choose, close, field: screen.getByRole('combobox', { name: 'Theme of this finding' }) };
}

it('takes the theme that fits best with one more key', () => {
  const { choose, field } = open('Using Three Houses, T drew the “worry house”.');
  expect(document.activeElement).toBe(field);
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(choose).toHaveBeenCalledWith('direct-work');
});

it('takes what fits best by what was tagged before, with one more key', () => {
  const before = [{ words: 'Nan rings every Sunday.', themes: ['identity'] }];
  const { choose, field } = open('Nan rings on Sunday, too.', [], before);
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(choose).toHaveBeenCalledWith('identity');
});

it('finds another by typing, and goes up and down', () => {
  const { choose, field } = open('');
  fireEvent.change(field, { target: { value: 'work' } });
  fireEvent.keyDown(field, { key: 'ArrowDown' });
  const marked = screen.getByRole('option', { selected: true });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(choose).toHaveBeenCalledOnce();
  const theme = defaultThemes.find((known) => known.id === choose.mock.calls[0]?.[0]);
  expect(marked.textContent).toBe(theme?.name);
});

it('does not offer what is chosen already, and goes back to the words on Escape', () => {
  const { close, field } = open('T drew.', ['direct-work']);
  expect(screen.queryByRole('option', { name: 'Direct work' })).toBeNull();
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(close).toHaveBeenCalledWith(true);
});
