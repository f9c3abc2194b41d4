import {
  findingsDocument,
  reflectionDocument,
  type ClientToServer,
  type Done,
  type Failed,
  type Joined,
  type ServerToClient,
} from '@alongside/workflows/live/protocol';
import type { Section } from '@alongside/workflows/discussion/stages';
import { io, type Socket } from 'socket.io-client';
import * as Y from 'yjs';
import { serviceUrl, type Colleague } from './colleague.ts';

/** A finding as somebody types it. */
export interface Written {
  section: Section;
  text: string;
  themes?: readonly string[];
  share?: boolean;
  owner?: string;
  /** `YYYY-MM-DD` */
  due?: string;
  expectedChange?: string;
}

/** Types findings into the room over the socket; done when all of it is durable. Answers their ids, in order. */
export async function writeFindings(
  who: Colleague,
  discussion: string,
  findings: readonly Written[],
): Promise<string[]> {
  const ids = findings.map(() => crypto.randomUUID());
  await write(who, findingsDocument(discussion), (doc) => {
    findings.forEach((finding, index) => {
      const map = new Y.Map<unknown>();
      map.set('section', finding.section);
      map.set('text', words(finding.text));
      map.set('createdBy', who.person);
      map.set('createdAt', new Date().toISOString());
      map.set('themes', new Y.Map((finding.themes ?? []).map((theme) => [theme, true])));
      map.set('from', new Y.Map());
      map.set('share', finding.share ?? false);
      map.set('standard', null);
      map.set('ownReflection', false);
      if (finding.section === 'nextStep') {
        map.set('owner', finding.owner ?? null);
        map.set('due', finding.due ?? null);
        map.set('expectedChange', finding.expectedChange ?? null);
      }
      const id = ids[index] ?? '';
      doc.getMap('findings').set(id, map);
      doc.getArray('order').push([id]);
    });
  });
  return ids;
}

/** Types into one's own reflection, by prompt id. */
export function writeReflection(
  who: Colleague,
  discussion: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  return write(who, reflectionDocument(discussion, who.person), (doc) => {
    for (const [prompt, text] of Object.entries(answers))
      doc.getMap('answers').set(prompt, words(text));
  });
}

function words(text: string): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  fragment.insert(0, [paragraph]);
  return fragment;
}

async function write(who: Colleague, name: string, type: (doc: Y.Doc) => void): Promise<void> {
  const socket: Socket<ServerToClient, ClientToServer> = io(serviceUrl(), {
    transports: ['websocket'],
    extraHeaders: { cookie: who.cookie },
    forceNew: true,
    reconnection: false,
  });
  try {
    const asked = socket.timeout(10_000);
    const doc = new Y.Doc();
    const joined: Joined | Failed = await asked.emitWithAck('doc:join', {
      doc: name,
      stateVector: Y.encodeStateVector(doc),
    });
    if (!joined.ok) throw new Error(`${who.person} may not open ${name}: ${joined.problem.detail}`);
    Y.applyUpdate(doc, new Uint8Array(joined.update));
    const before = Y.encodeStateVector(doc);
    doc.transact(() => type(doc));
    const kept: Done | Failed = await asked.emitWithAck('doc:update', {
      doc: name,
      update: Y.encodeStateAsUpdate(doc, before),
    });
    if (!kept.ok) throw new Error(`${name} was not kept: ${kept.problem.detail}`);
  } finally {
    socket.disconnect();
  }
}
