import type { Snapshot } from 'xstate';
import { UnknownSnapshotError, type Json } from './workflow.ts';

/** A plain JSON copy: what is left of a value once it was stored and read. @throws TypeError for what JSON cannot hold. */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} cannot be stored.`);
  const kept = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(kept.map(([key, member]) => [key, toJson(member)]));
}

/** What XState restores from. @throws UnknownSnapshotError when this is no snapshot of a running machine. */
export function readSnapshot(json: Json): Snapshot<unknown> {
  const { status, value, context, historyValue } = jsonObject(json);
  if (status !== 'active' || value === undefined || context === undefined) {
    throw new UnknownSnapshotError('This is no snapshot of a running workflow.');
  }
  const snapshot = {
    status,
    output: undefined,
    error: undefined,
    value,
    context,
    children: {},
    historyValue: historyValue ?? {},
  } as const;
  return snapshot;
}

/** @throws UnknownSnapshotError when it is no JSON object. */
export function jsonObject(json: Json | undefined): { [key: string]: Json } {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new UnknownSnapshotError('This is no snapshot of a workflow.');
  }
  return json;
}
