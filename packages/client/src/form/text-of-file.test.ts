import { expect, test } from 'vitest';
import { textOfFile } from './text-of-file.ts';

const file = (...bytes: number[]) => new Blob([new Uint8Array(bytes)]);

test('a file is read however it was saved', async () => {
  expect(await textOfFile(new Blob(['Café, Mum’s']))).toEqual({ text: 'Café, Mum’s' });
  expect(await textOfFile(file(0x43, 0x61, 0x66, 0xe9))).toEqual({ text: 'Café' });
  expect(await textOfFile(file(0xff, 0xfe, 0x43, 0, 0xe9, 0))).toEqual({ text: 'Cé' });
});

test('what is empty, no text or too long is refused in words', async () => {
  const problem = (words: string) => ({ problem: expect.stringContaining(words) });
  expect(await textOfFile(new Blob([' \n']))).toEqual(problem('is empty'));
  expect(await textOfFile(file(0x50, 0x4b, 3, 4, 0, 0xff))).toEqual(problem('is no text'));
  expect(await textOfFile(new Blob(['x'.repeat(240_001)]))).toEqual(problem('too long'));
});
