import { expect, test } from 'vitest';
import { readList } from './read-list.ts';

test('a list is read as it is pasted from a spreadsheet, a CSV file or a letter', () => {
  const wanted = [
    { reference: 'CR-1', worker: 'Sam Ferngate' },
    { reference: 'CR-2' },
    { reference: 'CR-3', worker: 'Oakhurst, Dami' },
  ];
  expect(readList('Case\tWorker\nCR-1\tSam Ferngate\n\nCR-2\t\nCR-3\t"Oakhurst, Dami"\n')).toEqual(
    wanted,
  );
  expect(
    readList('\uFEFFreference;worker\r\nCR-1;Sam Ferngate\r\nCR-2;\r\nCR-3;"Oakhurst, Dami"'),
  ).toEqual(wanted);
  expect(readList('CR-1, Sam Ferngate\n  CR-2\nCR-3, "Oakhurst, Dami"')).toEqual(wanted);
});

test('a line that is no reference stays one line', () => {
  expect(readList(`CR-1\n${'a letter 1 '.repeat(40)}, ${'b'.repeat(300)}\nCR-2`)).toHaveLength(3);
  expect(readList(`CR-1\n${'x'.repeat(500)}`)[1]?.reference).toHaveLength(60);
});

test('an empty list is an empty list', () => {
  expect(readList(' \n\n')).toEqual([]);
});
