import { expect, it } from 'vitest';
import { caseAddress, fitsShape } from './case-reference.ts';
import { organisationSettingsSchema } from './settings.ts';

it('takes a reference of the organisation’s shape, in any case, and no other', () => {
  for (const good of ['CR-4821', 'cr-0000', ' CR-1234 ']) {
    expect([good, fitsShape(good, 'CR-####')]).toEqual([good, true]);
  }
  for (const other of ['CR-482', 'CR-48211', 'CR-48A1', 'CR4821', 'XR-4821', 'Tom Smith', '']) {
    expect([other, fitsShape(other, 'CR-####')]).toEqual([other, false]);
  }
  expect(fitsShape('ab1', '@@#')).toBe(true);
  expect(fitsShape('a11', '@@#')).toBe(false);
  expect(fitsShape('anything', '')).toBe(true);
});

it('leads to the case system with the reference in its place, whatever is in it', () => {
  const link = 'https://cases.example/view?ref={reference}';
  expect(caseAddress(link, 'CR-4821')).toBe('https://cases.example/view?ref=CR-4821');
  expect(caseAddress(link, 'A&b=/#"')).toBe('https://cases.example/view?ref=A%26b%3D%2F%23%22');
  expect(caseAddress('', 'CR-4821')).toBeNull();
});

it('takes no address that is not the web’s or does not say where the reference goes', () => {
  for (const link of [
    'javascript:alert({reference})',
    'https://cases.example/',
    'cases/{reference}',
  ]) {
    const read = organisationSettingsSchema.safeParse({ caseReference: { link } });
    expect([link, read.success, caseAddress(link, 'CR-1')]).toEqual([link, false, null]);
  }
});

it('takes only time zones that there are', () => {
  expect(organisationSettingsSchema.safeParse({ timeZone: 'Europe/Belfast' }).success).toBe(true);
  expect(organisationSettingsSchema.safeParse({ timeZone: 'Fernvale' }).success).toBe(false);
});
