import type { Stored } from '@alongside/workflows/machine/workflow';
import { actorOf, type Kind, type Sender, type Surroundings, type WorkflowTypes } from './kind.ts';

/** A stored workflow as the machine reads it for one reader. */
export interface Seen<T extends WorkflowTypes> {
  look: T['look'];
  projection: T['projection'];
}

/**
 * Looks at a state. Some facts rest on the state itself (the family's voice is part of the content hash), so where
 * the step changed them it looks again.
 */
export function see<T extends WorkflowTypes>(
  kind: Kind<T>,
  stored: Stored,
  before: T['projection'] | null,
  material: T['material'],
  sender: Sender,
  around: Surroundings,
): Seen<T> {
  const assumed = kind.facts(before, material, around);
  const look = kind.workflow.look(stored, actorOf(sender), around.at, assumed);
  const projection = kind.project(look, before);
  const facts = kind.facts(projection, material, around);
  if (JSON.stringify(facts) === JSON.stringify(assumed)) return { look, projection };
  return { look: kind.workflow.look(stored, actorOf(sender), around.at, facts), projection };
}
