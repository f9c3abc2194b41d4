import type { Actor, Json } from '@alongside/workflows/machine/workflow';
import { z } from 'zod';
import type { Kind, WorkflowTypes } from './kind.ts';
import type { StoredEvent } from './stored-workflow.ts';
import type { Replay } from './verify.ts';

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/** Takes one kind's log through its machine again, with what was known then. */
export function replayOf<T extends WorkflowTypes>(
  { name, workflow }: Pick<Kind<T>, 'name' | 'workflow'>,
  stored: Replay['stored'],
): Replay {
  // The log holds what the door wrote: it parsed the command and gathered the facts itself.
  const inputSchema = z.custom<T['input']>(isObject);
  const commandSchema = z.custom<T['command']>(isObject);
  const factsSchema = z.custom<T['facts']>(isObject);

  function step(before: Json | null, event: StoredEvent) {
    const by: Actor = event.by === null ? { kind: 'system' } : { kind: 'person', id: event.by };
    const at = event.at.toISOString();
    if (before === null) {
      const started = workflow.start(inputSchema.parse(event.command), by, at);
      return { snapshot: started.stored.snapshot, event: started.event };
    }
    const decision = workflow.decide(
      { machine: workflow.name, version: workflow.version, snapshot: before },
      {
        command: commandSchema.parse(event.command),
        by,
        at,
        facts: factsSchema.parse(event.facts),
      },
    );
    return decision.ok
      ? { snapshot: decision.stored.snapshot, event: decision.event }
      : { refused: decision.reason };
  }

  return {
    kind: name,
    stored,
    migrated: (kept) => workflow.migrate(kept).snapshot,
    step(before, event) {
      try {
        return step(before, event);
      } catch (error) {
        return { refused: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
