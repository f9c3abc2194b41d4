import { documentAccess } from '@alongside/workflows/discussion/access';
import { type LiveDocument, maxUpdateBytes } from '@alongside/workflows/live/protocol';
import { ProblemError } from '../problem-error.ts';
import { nameOf } from './durable-reads.ts';
import { nothingHere } from './messages.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { LiveDeps, SignedIn } from './ports.ts';
import type { UpdateWriter } from './update-writer.ts';

/** What a socket's `doc:update` does, for imports and the demo: the same rights, the same checks, the same log. */
export async function append(
  deps: Pick<LiveDeps, 'readCircles'> & { documents: OpenDocuments; writer: UpdateWriter },
  doc: LiveDocument,
  author: SignedIn,
  update: Uint8Array,
): Promise<void> {
  const stored = (await deps.readCircles([doc.discussion])).get(doc.discussion);
  if (stored?.organisation !== author.organisation) throw nothingHere();
  const access = documentAccess(stored.circle, doc, author.person);
  if (access === 'none') throw nothingHere();
  if (access === 'read') throw new ProblemError('frozen', 'This can no longer be written.');
  if (update.byteLength > maxUpdateBytes) throw new ProblemError('too-large', 'Send it in parts.');
  const document = deps.documents.at(nameOf(doc), doc, stored);
  document.expected += 1;
  try {
    const text = await document.ready();
    await new Promise<void>((resolve, reject) => {
      document.take(text, author, update, null, (outcome) => {
        if (outcome === 'kept') resolve();
        else reject(new ProblemError('frozen', 'This can no longer be written.'));
      });
    });
  } finally {
    document.expected -= 1;
  }
}
