import { expect, test } from 'vitest';
import { signOnAddress, signOnWords } from './sign-on-words.ts';

test('a failed sign-on is told in words, and only one that there is', () => {
  expect(signOnWords('?sign-on=unknown', 'Microsoft')).toMatch(/^Microsoft knows you/);
  expect(signOnWords('?sign-on=constructor', 'Microsoft')).toBeNull();
  expect(signOnWords('?sign-on=<b>', 'Microsoft')).toBeNull();
  expect(signOnWords('', 'Microsoft')).toBeNull();
});

test('signing on comes back to the very page, without the word of the last failure', () => {
  const page = { pathname: '/discussions', search: '?q=a+b&sign-on=again', hash: '#x' };
  const to = new URL(signOnAddress(page), 'http://here').searchParams.get('to');
  expect(to).toBe('/discussions?q=a+b#x');
  expect(signOnAddress({ pathname: '/', search: '', hash: '' })).toContain('?to=%2F');
});
