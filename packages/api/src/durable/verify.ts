import type { Json } from '@alongside/workflows/machine/workflow';
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

/** Takes a workflow's log through the machine again. */
export interface Replay {
  kind: string;
  /** All stored workflows of the kind. */
  stored(): AsyncIterable<
    Pick<
      StoredWorkflow<object>,
      '_id' | 'organisation' | 'revision' | 'machine' | 'version' | 'snapshot'
    >
  >;
  /** What one event leads to from `before` (null: the beginning), or why it cannot be. */
  step(
    before: Json | null,
    event: StoredEvent,
  ): { snapshot: Json; event: string } | { refused: string };
}

/** Replays every log and compares it with what is stored. Reads only. */
export async function verify(collections: Collections, replays: Replay[]): Promise<Verified> {
  const verified: Verified = { workflows: 0, events: 0, differences: [] };
  for (const replay of replays) {
    for await (const stored of replay.stored()) {
      verified.workflows += 1;
      const differs = (revision: number, says: string) =>
        verified.differences.push({ kind: replay.kind, workflow: stored._id, revision, says });
      const log = collections.events
        .find({ organisation: stored.organisation, workflow: stored._id })
        .sort({ revision: 1 });
      let snapshot: Json | null = null;
      let revision = 0;
      let broken = false;
      for await (const event of log) {
        verified.events += 1;
        revision += 1;
        if (broken) continue;
        const next: ReturnType<Replay['step']> =
          event.revision === revision
            ? replay.step(snapshot, event)
            : { refused: `the log has a gap before revision ${event.revision}` };
        if ('refused' in next) {
          broken = true;
          differs(event.revision, `The log cannot be replayed: ${next.refused}`);
        } else if (next.event !== event.event) {
          broken = true;
          differs(
            event.revision,
            `The log says "${event.event}", the machine says "${next.event}".`,
          );
        } else snapshot = next.snapshot;
      }
      if (broken) continue;
      if (revision !== stored.revision)
        differs(stored.revision, `The log ends at revision ${revision}.`);
      else if (canonicalJson(snapshot) !== canonicalJson(stored.snapshot))
        differs(revision, 'The snapshot is not what the log leads to.');
    }
  }
  return verified;
}
