import type { Json, Stored } from '@alongside/workflows/machine/workflow';
import type { Collections } from '../database/collections.ts';
import { canonicalJson } from './canonical-json.ts';
import type { StoredEvent, StoredWorkflow } from './stored-workflow.ts';

/** A workflow whose log does not lead to its snapshot. */
export interface Difference {
  kind: string;
  workflow: string;
  revision: number;
  says: string;
}

export interface Verified {
  workflows: number;
  events: number;
  differences: Difference[];
}

type Kept = Pick<StoredWorkflow<unknown>, '_id' | 'organisation' | 'revision'> & Stored;

/** Takes the logs of one kind of workflow through its machine again. */
export interface Replay {
  kind: string;
  stored(): AsyncIterable<Kept>;
  /** A kept snapshot in the present version of the machine. */
  migrated(kept: Stored): Json;
  /** What one event leads to from `before` (null: the beginning), or why it cannot be. */
  step(
    before: Json | null,
    event: StoredEvent,
  ): { snapshot: Json; event: string } | { refused: string };
}

/** Replays every log and compares it with what is stored. Reads only. */
export async function verify(
  collections: Collections,
  replays: readonly Replay[],
): Promise<Verified> {
  const verified: Verified = { workflows: 0, events: 0, differences: [] };
  for (const replay of replays) {
    for await (const kept of replay.stored()) {
      const log = await collections.events
        .find(
          { organisation: kept.organisation, workflow: kept._id },
          { projection: { receipt: 0 } },
        )
        .sort({ revision: 1 })
        .toArray();
      const found = differenceIn(replay, kept, log);
      verified.workflows += 1;
      verified.events += log.length;
      if (found) verified.differences.push({ kind: replay.kind, workflow: kept._id, ...found });
    }
  }
  return verified;
}

function differenceIn(
  replay: Replay,
  kept: Kept,
  log: readonly StoredEvent[],
): { revision: number; says: string } | null {
  let snapshot: Json = null;
  for (const [index, event] of log.entries()) {
    const { revision } = event;
    if (revision !== index + 1) return { revision, says: 'The log has a gap before this.' };
    const next = replay.step(snapshot, event);
    if ('refused' in next) return { revision, says: `The machine refuses this: ${next.refused}` };
    if (next.event !== event.event) {
      return { revision, says: `The log says "${event.event}", the machine "${next.event}".` };
    }
    snapshot = next.snapshot;
  }
  if (log.length !== kept.revision) {
    return { revision: kept.revision, says: `The log ends at revision ${log.length}.` };
  }
  const same = canonicalJson(snapshot) === canonicalJson(replay.migrated(kept));
  return same ? null : { revision: kept.revision, says: 'The log leads to another snapshot.' };
}
