import { findingsDocument, reflectionDocument } from '@alongside/workflows/live/protocol';
import { liveDocuments } from './documents.ts';
import { whenSaved } from './when-saved.ts';

/** Whether all that this person typed into the findings is durable; waits a few seconds for it. */
export function findingsSaved(person: string, discussion: string): Promise<boolean> {
  return savedIn(person, findingsDocument(discussion));
}

/** The same for their own reflection. */
export function reflectionSaved(person: string, discussion: string): Promise<boolean> {
  return savedIn(person, reflectionDocument(discussion, person));
}

async function savedIn(person: string, name: string): Promise<boolean> {
  const live = liveDocuments(person).document(name, true);
  await live.opened;
  return whenSaved(live);
}
