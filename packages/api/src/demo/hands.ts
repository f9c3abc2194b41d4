import {
  findingsDocument,
  parseDocumentName,
  reflectionDocument,
} from '@alongside/workflows/live/protocol';
import * as Y from 'yjs';
import type { SignedIn } from '../live/ports.ts';
import type { Service } from '../service.ts';
import type { TypedFinding } from './story.ts';

/** What is typed in a demo story goes the way of a browser's: as Yjs updates of its author. */
export interface Hands {
  reflect(discussion: string, author: SignedIn, answers: Record<string, string>): Promise<void>;
  type(discussion: string, author: SignedIn, findings: WrittenFinding[]): Promise<void>;
}

export type WrittenFinding = TypedFinding & { createdAt: string; due: string | null };

export function createHands({ live }: Pick<Service, 'live'>): Hands {
  async function edit(name: string, author: SignedIn, change: (document: Y.Doc) => void) {
    const doc = parseDocumentName(name);
    if (!doc) throw new Error(`${name} is not a document.`);
    const document = new Y.Doc();
    Y.applyUpdate(document, await live.documentState(doc));
    const known = Y.encodeStateVector(document);
    document.transact(() => change(document));
    await live.append(doc, author, Y.encodeStateAsUpdate(document, known));
  }

  return {
    reflect: (discussion, author, answers) =>
      edit(reflectionDocument(discussion, author.person), author, (document) => {
        for (const [prompt, words] of Object.entries(answers)) {
          document.getMap('answers').set(prompt, paragraph(words));
        }
      }),
    type: (discussion, author, findings) =>
      edit(findingsDocument(discussion), author, (document) => {
        for (const finding of findings) {
          document.getMap('findings').set(finding.key, findingMap(finding, author.person));
        }
        document.getArray('order').push(findings.map((finding) => finding.key));
      }),
  };
}

function findingMap(finding: WrittenFinding, author: string): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  map.set('section', finding.section);
  map.set('text', paragraph(finding.text));
  map.set('createdBy', author);
  map.set('createdAt', finding.createdAt);
  map.set('themes', new Y.Map((finding.themes ?? []).map((theme) => [theme, true])));
  map.set('share', finding.share ?? false);
  if (finding.standard) map.set('standard', finding.standard);
  if (finding.owner) map.set('owner', finding.owner);
  if (finding.due) map.set('due', finding.due);
  if (finding.expectedChange) map.set('expectedChange', finding.expectedChange);
  return map;
}

function paragraph(words: string): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  fragment.insert(0, [element]);
  return fragment;
}
