import { findingsDocument, reflectionDocument } from '@alongside/workflows/live/protocol';
import { liveDocuments } from './documents.ts';
import { whenSaved } from './when-saved.ts';
import { wordsOf } from './written-words.ts';

/** Whether all that this person typed into the findings is durable; waits a few seconds for it. */
export function findingsSaved(person: string, discussion: string): Promise<boolean> {
  return savedIn(person, findingsDocument(discussion));
}

/** The same for their own reflection. */
export function reflectionSaved(person: string, discussion: string): Promise<boolean> {
  return savedIn(person, reflectionDocument(discussion, person));
}

/** What this person has written in their reflection, as it stands on this device. */
export async function reflectionWords(person: string, discussion: string): Promise<string[]> {
  const live = liveDocuments(person).document(reflectionDocument(discussion, person), true);
  await live.opened;
  return wordsOf(live.doc).map(({ text }) => text);
}

async function savedIn(person: string, name: string): Promise<boolean> {
  const live = liveDocuments(person).document(name, true);
  await live.opened;
  return whenSaved(live);
}
