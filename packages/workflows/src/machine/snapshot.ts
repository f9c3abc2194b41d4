import type { Snapshot } from 'xstate';
import { UnknownSnapshotError, type Json } from './workflow.ts';

/** A plain JSON copy: what is left of a value once it was stored and read. */
export function toJson(value: unknown): Json {
  const plain: Json = JSON.parse(JSON.stringify(value));
  return plain;
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
