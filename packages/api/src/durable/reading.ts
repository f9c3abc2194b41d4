import type { Person } from '@alongside/workflows/organisation/people';
import type { Kind, Surroundings, WorkflowTypes } from './kind.ts';
import { see } from './seen.ts';

/** The view of a workflow for this reader, and its revision; null when there is nothing here for them. */
export async function viewOf<T extends WorkflowTypes>(
  kind: Kind<T>,
  workflow: string,
  reader: Person,
  around: Surroundings,
): Promise<{ view: object; revision: number } | null> {
  const place = { _id: workflow, organisation: around.organisation };
  const found = await kind.collection.findOne(place, {});
  if (!found || !(await kind.mayKnow(found.projection, reader, around))) return null;
  const stored = { ...found, ...kind.workflow.migrate(found) };
  const sender = { kind: 'person', person: reader } as const;
  const material = await kind.gather(stored, sender, around);
  const { look } = see(kind, stored, stored.projection, material, sender, around);
  const view = await kind.present(stored, look, material, reader, around);
  return view === null ? null : { view, revision: stored.revision };
}
