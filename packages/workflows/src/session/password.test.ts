import { expect, test } from 'vitest';
import { passwordProblem } from './password.ts';

const sam = { name: 'Sam Ferngate', email: 'sam.ferngate@fernvale.example' };

test.each([
  ['elevenchars', /at least 12/],
  ['x'.repeat(129), /at most 128/],
  ['aaaaaaaaaaaaaa', /Many people/],
  ['abababababab', /Many people/],
  ['abcdefghijklmnop', /Many people/],
  ['987654321098', /Many people/],
  ['Qwertyuiop123', /Many people/],
  ['Password2026!', /word that many/],
  ['Welcome12345', /word that many/],
  ['samferngate2026', /name or e-mail/],
  ['Ferngate1234!', /name or e-mail/],
  ['fernvale.ferngate', /name or e-mail/],
])('%s cannot be taken', (password, why) => {
  expect(passwordProblem(password, sam)).toMatch(why);
});

test.each([
  'tea at half past four',
  'kettle lantern gravel',
  'ünïcödé wörds tøø',
  '🐢🐢 slow and steady 🐢',
  'my password is a long walk home',
])('%s can be taken, without a digit or a capital', (password) => {
  expect(passwordProblem(password, sam)).toBeNull();
});
