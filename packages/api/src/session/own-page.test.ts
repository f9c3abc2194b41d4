import { expect, test } from 'vitest';
import { ownPage } from './own-page.ts';

test.each(['/', '/discussions', '/discussions/abc/room?from=mail#stage', '/?q=a%20b'])(
  '%s is a page of ours',
  (to) => {
    expect(ownPage(to)).toBe(to);
  },
);

test.each([
  undefined,
  '',
  'discussions',
  'https://elsewhere.example/',
  '//elsewhere.example',
  '///elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/%5celsewhere.example/../..//elsewhere.example',
  '/a/..//elsewhere.example',
  '/./ /elsewhere.example',
  '\u2028/elsewhere.example',
  'javascript:alert(1)',
  '/api/v1/session/sign-on',
])('%j leads to the front page', (to) => {
  expect(ownPage(to)).toBe('/');
});
