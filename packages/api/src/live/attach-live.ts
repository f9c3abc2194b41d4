import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Changed } from '@alongside/workflows/live/protocol';
import { ProblemError } from '../problem-error.ts';
import { Server } from 'socket.io';
import { append } from './append.ts';
import { compactor } from './compactor.ts';
import { liveCollections } from './document-log.ts';
import { durableReads } from './durable-reads.ts';
import { handleMessages } from './handlers.ts';
import { joins } from './join.ts';
import { compactAfterEntries, limits } from './limits.ts';
import { openDocuments } from './open-documents.ts';
import type { OpenDocument } from './open-document.ts';
import { outgoing } from './outgoing.ts';
import type { Live, LiveDeps } from './ports.ts';
import { projector } from './projector.ts';
import { settleEntries } from './settle.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';
import { updateWriter } from './update-writer.ts';
import { visitor, type Visitor } from './visitor.ts';

/** Serves the live documents at `/socket.io` of this server. The protocol is described in `docs/live.md`. */
export async function attachLive(httpServer: HttpServer, deps: LiveDeps): Promise<Live> {
  const collections = await liveCollections(deps.connection);
  const { logger, readCircles, clock } = deps;
  const node = randomUUID();
  const io: LiveServer = new Server(httpServer, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: limits.frameBytes,
    allowRequest: (request, decide) => decide(null, isSameOrigin(request)),
  });
  const visitors = new Map<string, Set<Visitor>>();

  const writer = updateWriter({
    collections,
    logger,
    node,
    clock,
    settle: (entries) => settleEntries({ collections, logger, readCircles }, entries),
  });
  const projecting = projector({
    collections,
    logger,
    readCircles,
    onContentChanged: deps.onContentChanged,
    settledDocument(name) {
      const document = documents.get(name);
      if (!document?.text || document.isHeld || writer.unsettled(name).length > 0) return undefined;
      return document.text.document;
    },
  });
  const compacting = compactor({
    collections,
    logger,
    readCircles,
    onCompacted(name) {
      const document = documents.get(name);
      if (document) document.entries = 0;
    },
  });
  const documents = openDocuments({
    collections,
    logger,
    readCircles,
    writer,
    outgoing: outgoing(),
    onSettled(document: OpenDocument) {
      if (document.doc.kind === 'findings') projecting.changed(document.doc.discussion);
      if (document.entries >= compactAfterEntries)
        compacting.request(document.organisation, document.name);
    },
    onGivenBack(document) {
      if (document.doc.kind === 'findings') projecting.forget(document.doc.discussion);
      if (document.entries > 0) compacting.request(document.organisation, document.name);
    },
  });
  const joining = joins({ readCircles, onRead: deps.onRead, documents, writer });

  io.use((socket, next) => {
    deps.signedIn(socket.handshake.headers.cookie).then(
      (who) => {
        if (!who) return next(refusal(new ProblemError('sign-in-needed', 'Sign in to take part.')));
        socket.data.who = who;
        return next();
      },
      (error: unknown) => {
        logger.error({ err: error }, 'a session could not be read');
        next(
          refusal(
            new ProblemError('unavailable', 'The service is not ready. Try again in a moment.'),
          ),
        );
      },
    );
  });
  io.on('connection', (socket: LiveSocket) => {
    const { who } = socket.data;
    if (!who) {
      socket.disconnect(true);
      return;
    }
    const present = visitor(socket, who);
    const ofPerson = visitors.get(who.person) ?? new Set();
    visitors.set(who.person, ofPerson.add(present));
    socket.on('disconnect', () => {
      ofPerson.delete(present);
      if (ofPerson.size === 0) visitors.delete(who.person);
    });
    handleMessages(present, { joins: joining, writer, logger });
  });

  function circleChanged(discussion: string): void {
    joining.rightsChanged(discussion);
    for (const document of documents.ofDiscussion(discussion)) void document.authoriseAgain();
    projecting.changed(discussion);
  }

  function announce(changed: Changed, organisation: string, persons: readonly string[]): void {
    for (const person of persons) {
      for (const { who, socket } of visitors.get(person) ?? []) {
        if (who.organisation === organisation) socket.emit('changed', changed);
      }
    }
  }

  await compacting.requestAll();

  return {
    circleChanged,
    announce,
    ...durableReads({ readCircles, collections }),
    append: (doc, author, update) =>
      append({ readCircles, documents, writer }, doc, author, update),
    async close() {
      await io.close();
      documents.close();
      await writer.close();
      await compacting.close();
      await projecting.close();
    },
  };
}

function refusal(error: ProblemError): Error {
  return Object.assign(new Error(error.message), { data: error.toProblem() });
}

/** A browser says where a page comes from; another site's page gets no socket. Others send no `Origin`. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  const forwarded = headers['x-forwarded-host'];
  try {
    const from = new URL(origin).host;
    return from === host || from === forwarded;
  } catch {
    return false;
  }
}
