import type { Json } from '@alongside/workflows/machine/workflow';

/**
 * A value as JSON keeps it: members that are undefined are dropped. What is logged is what a replay is given.
 * @throws TypeError for what JSON cannot hold.
 */
export function plainJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => [name, plainJson(member)]),
    );
  }
  throw new TypeError(`JSON cannot hold a ${typeof value}.`);
}
