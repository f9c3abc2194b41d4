import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { type Changed, parseDocumentName } from '@alongside/workflows/live/protocol';
import { Server } from 'socket.io';
import { Encoder } from 'socket.io-parser';
import { isOwnOrigin } from '../http/same-origin.ts';
import { append } from './append.ts';
import { betweenNodes } from './between-nodes.ts';
import { CompactDecoder } from './compact-decoder.ts';
import { compactor } from './compactor.ts';
import { liveCollections } from './document-log.ts';
import { durableReads } from './durable-reads.ts';
import { handleMessages } from './handlers.ts';
import { joins } from './join.ts';
import { compactAfterEdits, limits } from './limits.ts';
import { openDocuments } from './open-documents.ts';
import type { OpenDocument } from './open-document.ts';
import { outgoing } from './outgoing.ts';
import { pace } from './pace.ts';
import type { Live, LiveDeps } from './ports.ts';
import { projector } from './projector.ts';
import { proofs } from './proofs.ts';
import { settleEntries } from './settle.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';
import { tellWhenStarted } from './started.ts';
import { updateWriter } from './update-writer.ts';
import { visitor } from './visitor.ts';
import { visitors } from './visitors.ts';

/** Serves the live documents at `/socket.io` of this server. The protocol is described in `docs/live.md`. */
export async function attachLive(httpServer: HttpServer, deps: LiveDeps): Promise<Live> {
  const collections = await liveCollections(deps.connection);
  const { logger, readCircles, readTogether, clock } = deps;
  const node = randomUUID();
  const io: LiveServer = new Server(httpServer, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: limits.frameBytes,
    parser: { Encoder, Decoder: CompactDecoder },
    // A browser says where a page comes from; another site’s page gets no socket.
    allowRequest: ({ headers }, decide) => decide(null, isOwnOrigin(headers, deps.publicUrl)),
  });
  const present = visitors();
  const pacing = pace();
  const out = outgoing(pacing);

  /** What is in memory is durable, all of it. */
  function isSettled(document: OpenDocument): boolean {
    return document.text !== null && !document.isHeld && !writer.isUnsettled(document.name);
  }

  const writer = updateWriter({
    collections,
    logger,
    node,
    clock,
    settle: (entries) => settleEntries({ collections, logger, readCircles, readTogether }, entries),
  });
  const projecting = projector({
    collections,
    logger,
    readCircles,
    onContentChanged: deps.onContentChanged,
    openDocument: (name) => documents.get(name),
    whenDurable: (name) => new Promise((resolve) => writer.afterThose(name, resolve)),
  });
  const compacting = compactor({
    collections,
    logger,
    readCircles,
    onCompacted(name) {
      const document = documents.get(name);
      if (document) document.entries = 0;
      const doc = parseDocumentName(name);
      if (doc?.kind === 'findings') projecting.changed(doc.discussion);
    },
  });
  const documents = openDocuments({
    collections,
    logger,
    readCircles,
    writer,
    outgoing: out,
    onSettled(document: OpenDocument) {
      if (document.doc.kind === 'findings') projecting.changed(document.doc.discussion);
      else if (isSettled(document)) tellWhenStarted(document, { collections, logger, announce });
      if (document.entries >= compactAfterEdits)
        compacting.request(document.organisation, document.name);
    },
    onGivenBack(document) {
      if (document.entries > 0) compacting.request(document.organisation, document.name);
    },
    onLeftOver: ({ organisation, name }) => compacting.request(organisation, name),
    onLate: (document) => others.setAside(document),
    onPresence: (document, update) => others.presence(document, update),
    onOpened: (document) => others.opened(document),
  });
  const joining = joins({ readCircles, onRead: deps.onRead, documents, writer });

  const proving = proofs(io, { signedIn: deps.signedIn, logger }, present.all);

  function authoriseAgain(discussion: string): void {
    joining.rightsChanged(discussion);
    for (const document of documents.ofDiscussion(discussion)) void document.authoriseAgain();
  }

  function announce(changed: Changed, organisation: string, persons: readonly string[]): void {
    present.tellChanged(changed, organisation, persons);
    others.changed(changed, organisation, persons);
  }

  const others = await betweenNodes({
    collections,
    logger,
    node,
    documents,
    circleChanged: authoriseAgain,
    changed: present.tellChanged,
    peopleChanged: deps.heard.peopleChanged,
    sessionEnded(person) {
      deps.heard.sessionEnded(person);
      void proving.again(present.of(person));
    },
    nodeGone() {
      compacting
        .requestAll()
        .catch((error: unknown) => logger.warn({ err: error }, 'what a node left was not seen to'));
    },
  });

  io.on('connection', (socket: LiveSocket) => {
    const { who } = socket.data;
    if (!who) {
      socket.disconnect(true);
      return;
    }
    const visiting = visitor(socket, who);
    socket.data.compact = socket.handshake.auth['compact'] === true;
    present.add(visiting);
    handleMessages(visiting, { joins: joining, writer, outgoing: out, logger });
  });

  await compacting.requestAll();

  return {
    circleChanged(discussion) {
      authoriseAgain(discussion);
      projecting.changed(discussion);
      others.circleChanged(discussion);
    },
    announce,
    ...durableReads({ readCircles, collections }),
    append: (doc, author, update) =>
      append({ readCircles, documents, writer }, doc, author, update),
    peopleChanged: others.peopleChanged,
    sessionEnded(person) {
      void proving.again(present.of(person));
      others.sessionEnded(person);
    },
    async close() {
      proving.close();
      pacing.close();
      await io.close();
      documents.close();
      await writer.close();
      await compacting.close();
      await projecting.close();
      await others.close();
    },
  };
}
