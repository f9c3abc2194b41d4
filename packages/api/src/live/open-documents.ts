import type { LiveDocument } from '@alongside/workflows/live/protocol';
import { periods } from './limits.ts';
import { OpenDocument, type OpenDocumentDeps } from './open-document.ts';
import type { StoredCircle } from './ports.ts';
import type { UpdateWriter } from './update-writer.ts';

/** The documents this node holds open. */
export interface OpenDocuments {
  get(name: string): OpenDocument | undefined;
  /** The open document of this name; opened, without its text, if it was not. */
  at(name: string, doc: LiveDocument, stored: StoredCircle): OpenDocument;
  ofDiscussion(discussion: string): OpenDocument[];
  all(): Iterable<OpenDocument>;
  close(): void;
}

export interface OpenDocumentsDeps extends OpenDocumentDeps {
  writer: UpdateWriter;
  /** A document was given back: nobody sits at it. */
  onGivenBack(document: OpenDocument): void;
  /** A document was opened: somebody comes to it. */
  onOpened(document: OpenDocument): void;
}

export function openDocuments(deps: OpenDocumentsDeps): OpenDocuments {
  const open = new Map<string, OpenDocument>();
  const byDiscussion = new Map<string, Set<OpenDocument>>();
  const sweeping = setInterval(sweep, Math.min(5000, periods.idle));
  sweeping.unref();

  function sweep(): void {
    const now = performance.now();
    for (const document of open.values()) {
      const quiet = now - document.usedAt;
      if (document.isHeld || document.expected > 0 || deps.writer.isUnsettled(document.name))
        continue;
      if (document.seats.size === 0 && quiet >= periods.idle) giveBack(document);
      else if (quiet >= periods.asleep) document.text = null;
    }
  }

  function giveBack(document: OpenDocument): void {
    open.delete(document.name);
    const others = byDiscussion.get(document.doc.discussion);
    others?.delete(document);
    if (others?.size === 0) byDiscussion.delete(document.doc.discussion);
    deps.onGivenBack(document);
  }

  return {
    get: (name) => open.get(name),
    at(name, doc, stored) {
      const known = open.get(name);
      if (known) return known;
      const document = new OpenDocument(deps, name, doc, stored);
      open.set(name, document);
      const others = byDiscussion.get(doc.discussion);
      if (others) others.add(document);
      else byDiscussion.set(doc.discussion, new Set([document]));
      deps.onOpened(document);
      return document;
    },
    ofDiscussion: (discussion) => [...(byDiscussion.get(discussion) ?? [])],
    all: () => open.values(),
    close: () => clearInterval(sweeping),
  };
}
