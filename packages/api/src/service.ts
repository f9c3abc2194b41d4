import { createServer, type Server } from 'node:http';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { actionRoutes } from './action/routes.ts';
import { type ActionKind, createActionKind } from './action/kind.ts';
import { actionsOfDiscussion } from './action/summaries.ts';
import { createApp } from './app.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { calendarCollections } from './calendar/stored.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { fillCaseKeys } from './conflict/fill-case-keys.ts';
import { createConflictRegistry } from './conflict/registry.ts';
import { conflictRoutes } from './conflict/routes.ts';
import { sparingThoseWhoStayAway } from './conflict/spare.ts';
import { type Collections, collectionsOf, prepareCollections } from './database/collections.ts';
import { connect } from './database/connect.ts';
import { createContentWatch } from './discussion/content-watch.ts';
import { createDiscussionKind, type DiscussionKind } from './discussion/kind.ts';
import { createGather } from './discussion/material.ts';
import { readCircles, readTogether } from './discussion/circles.ts';
import { discussionRoutes } from './discussion/routes.ts';
import { createDoor, type Door } from './durable/command-door.ts';
import { createOutbox } from './durable/outbox.ts';
import { createPoller, type Poller } from './durable/poller.ts';
import { dropOldAnswers } from './durable/receipts.ts';
import { createTimerStore } from './durable/timer-store.ts';
import { createTimers } from './durable/timers.ts';
import { createTransact } from './durable/transact.ts';
import { createDeliver } from './effects.ts';
import { createHeldRound } from './held/round.ts';
import { heldRoutes } from './held/routes.ts';
import { heldCollections } from './held/stored.ts';
import { historyRoutes } from './history/routes.ts';
import { createLearned } from './learning/learned.ts';
import { learningPages } from './learning/pages.ts';
import { learningRoutes } from './learning/routes.ts';
import { historyCollections } from './history/stored.ts';
import { attachLive } from './live/attach-live.ts';
import { liveCollections } from './live/document-log.ts';
import type { Live } from './live/ports.ts';
import { createNotificationDelivery } from './notification/deliver.ts';
import { createReaching } from './notification/reaching.ts';
import { notificationRoutes } from './notification/routes.ts';
import { administrationRoutes } from './organisation/administration-routes.ts';
import { administrationCollections } from './organisation/stored.ts';
import { createPaperMaker } from './paper/maker.ts';
import { paperRoutes } from './paper/routes.ts';
import type { Post } from './push/push-channel.ts';
import { createPushing } from './push/pushing.ts';
import { createDirectories, type Directories } from './person/directory.ts';
import { personRoutes } from './person/routes.ts';
import { besideResponses } from './response/beside.ts';
import { createResponseKind, type ResponseKind } from './response/kind.ts';
import { responseRoutes } from './response/routes.ts';
import { createTellBecause } from './response/told-because.ts';
import { createReadings } from './reading/readings.ts';
import { readingRoutes } from './reading/routes.ts';
import { viewLogCollections } from './reading/stored.ts';
import { createViewLog, type ViewLog } from './reading/view-log.ts';
import { keepRoutes } from './retention/keep-routes.ts';
import { createRetentionRound } from './retention/round.ts';
import { retentionRoutes } from './retention/routes.ts';
import { retentionCollections } from './retention/stored.ts';
import { attachSession } from './session/attach-session.ts';
import { seriesRoutes } from './series/routes.ts';
import { seriesCollections } from './series/stored.ts';
import { supervisionRoutes } from './supervision/routes.ts';
import { sessionDefaults, type SessionSettings } from './session/session-settings.ts';
import { codebookRoutes } from './theme/codebook-routes.ts';
import { createCounting } from './theme/counting.ts';
import { excerptRoutes } from './theme/excerpt-routes.ts';
import { overviewRoutes } from './theme/overview-routes.ts';
import { createPublishedFrames } from './theme/published-frames.ts';
import { themeCollections } from './theme/stored.ts';

export interface ServiceOptions extends Omit<
  Config,
  'mongodbUri' | 'dataFolder' | 'logLevel' | 'demoYear' | 'session' | 'securityContact' | 'mail'
> {
  mongodbUri: string;
  logger: Logger;
  clock?: Clock;
  /** Without it no e-mail goes out. */
  mail?: Config['mail'];
  /** Carries pushes elsewhere; for tests. */
  post?: Post;
  /** What differs from the defaults. */
  session?: Partial<SessionSettings>;
  /** Sessions keep the time of the world, also where a story's clock is moved. */
  sessionClock?: Clock;
  securityContact?: string | undefined;
}

/** The whole service in one process, listening. */
export interface Service {
  url: string;
  clock: Clock;
  connection: Connection;
  collections: Collections;
  door: Door;
  viewLog: ViewLog;
  live: Live;
  directories: Directories;
  kinds: { discussion: DiscussionKind; action: ActionKind; response: ResponseKind };
  /** Fires what is due and delivers what is owed, until nothing is left. */
  settle(): Promise<void>;
  /** Takes no more requests, lets those at work end, and closes everything. */
  close(): Promise<void>;
}

/** Puts the parts together and listens. Rejects when the database cannot be reached or the port is taken. */
export async function createService(options: ServiceOptions): Promise<Service> {
  const { logger, clock = systemClock, pollMs } = options;
  const connection = await connect(options.mongodbUri);
  await prepareCollections(connection);
  const collections = collectionsOf(connection);
  await fillCaseKeys(collections);
  const history = await historyCollections(connection);
  const themes = await themeCollections(connection);
  const calendar = await calendarCollections(connection);
  const publicUrl = () => options.session?.publicUrl ?? urlOf(server);
  const directories = createDirectories(collections, clock);
  const session = await attachSession({
    ...{ connection, collections, directories, logger },
    settings: { ...sessionDefaults, ...options.session },
    clock: options.sessionClock ?? systemClock,
    secret: options.sessionSecret,
    behindTls: options.behindTls,
    demoMode: options.demoMode,
    signInsAMinute: options.signInsAMinute,
  });
  const { sessions } = session;
  const transact = createTransact(connection);
  const log = await viewLogCollections(connection);
  const viewLog = createViewLog({ log, collections, transact, clock, logger });
  const readings = createReadings(viewLog, log);

  // Before the sockets: Socket.IO answers for its own path, and passes on what is not its own.
  const server = createServer((req, res) => {
    app(req, res);
  });
  // Longer than the proxies and clients in front keep a connection, so that it is theirs to close.
  server.keepAliveTimeout = 75_000;
  server.headersTimeout = 80_000;
  const live = await attachLive(server, {
    connection,
    logger,
    clock,
    signedIn: sessions.signedIn,
    readCircles: (ids, transaction) => readCircles(collections, directories, ids, transaction),
    readTogether: (discussions) => readTogether(collections, discussions),
    onContentChanged: (discussion) => contentWatch(discussion),
    async onRead(doc, { person, organisation }) {
      // When somebody sits at their own reflection is nobody else's to know.
      if (doc.kind === 'reflection' && doc.person === person) return;
      await readings.note(doc.discussion, { id: person, organisation }, doc.kind);
    },
  });

  const gather = createGather({
    collections,
    live,
    actionsOf: (discussion, around) => actionsOfDiscussion(collections, discussion, around),
  });
  const discussions = createDiscussionKind(collections, gather, readings, history);
  const actions = createActionKind(collections);
  const beside = besideResponses(connection, themes);
  const responses = createResponseKind(collections, beside);
  const door = createDoor({
    collections,
    transact,
    directories,
    clock,
    committed({ changed, organisation, audience, rightsChanged, owes }) {
      if (rightsChanged) live.circleChanged(changed.id);
      // A record that both agreed to closes its text: it is counted at once.
      if (rightsChanged && changed.kind === 'discussion') counting.wake();
      live.announce(changed, organisation, audience);
      if (owes) outbox.hand(owes);
    },
  });
  const contentWatch = createContentWatch({ collections, door, kind: discussions, logger });
  const pushing = await createPushing({
    ...{ connection, collections, clock, publicUrl },
    post: options.post,
  });
  const reaching = await createReaching({
    ...{ connection, collections, directories, clock, logger, calendar },
    mail: options.mail,
    demoMode: options.demoMode,
    publicUrl,
    channels: { push: pushing.channel },
    wake: () => letters.wake(),
  });
  const letters = createPoller(reaching.rounds.letters, {
    everyMs: pollMs,
    logger,
    name: 'letters',
  });
  const tell = sparingThoseWhoStayAway(
    createNotificationDelivery(collections, live, clock, reaching.write),
    collections,
    directories,
  );
  const conflicts = createConflictRegistry({
    ...{ collections, directories, viewLog, door, live, clock },
    kind: discussions,
  });
  const learned = createLearned({ collections, themes, beside, clock });
  const tellBecause = createTellBecause({ collections, beside, directories, tell });
  const deliver = createDeliver({ door, actions, tell, tellBecause });
  const papers = createPaperMaker(logger);
  const parts = { door, clock, logger };
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const administered = {
    collections,
    administration: await administrationCollections(connection),
    directories,
    clock,
    async endSessions(person: string) {
      await sessions.end(person, {});
      live.sessionEnded(person);
    },
  };
  const kept = {
    ...administered,
    db,
    retention: await retentionCollections(connection),
    themes,
    live: await liveCollections(connection),
    log,
    viewLog,
    transact,
    logger,
    gone(discussion: string, nextSteps: readonly string[]) {
      discussions.remembered.forget(discussion);
      for (const action of nextSteps) actions.remembered.forget(action);
      live.circleChanged(discussion);
    },
  };
  const archived = {
    ...kept,
    history,
    kinds: { discussion: discussions, action: actions },
    held: await heldCollections(connection),
  };
  const archivist = createPoller(createHeldRound(archived), {
    everyMs: pollMs,
    logger,
    name: 'archives',
  });
  const outbox = createOutbox({ collections, clock, logger, deliver });
  const counting = createPoller(createCounting({ collections, themes, transact, clock, logger }), {
    everyMs: pollMs,
    logger,
    name: 'themes',
  });
  const pollers: Poller[] = [
    counting,
    createPoller(
      createTimers(discussions, createTimerStore(collections.discussions, transact), parts),
      { everyMs: pollMs, logger, name: 'timers of discussions' },
    ),
    createPoller(createTimers(actions, createTimerStore(collections.actions, transact), parts), {
      everyMs: pollMs,
      logger,
      name: 'timers of actions',
    }),
    createPoller(
      createTimers(responses, createTimerStore(collections.responses, transact), parts),
      { everyMs: pollMs, logger, name: 'timers of responses' },
    ),
    createPoller(conflicts.round, { everyMs: pollMs, logger, name: 'conflicts' }),
    createPoller(outbox.round, { everyMs: pollMs, logger, name: 'outbox' }),
    createPoller(() => dropOldAnswers(collections, clock), {
      everyMs: 60 * 60 * 1000,
      logger,
      name: 'old answers',
    }),
    letters,
    createPoller(reaching.rounds.oldLetters, {
      everyMs: 60 * 60 * 1000,
      logger,
      name: 'old letters',
    }),
    createPoller(createRetentionRound(kept), { everyMs: pollMs, logger, name: 'retention' }),
    archivist,
  ];

  const app = createApp({
    routes: [
      ...session.routes((person) => live.sessionEnded(person)),
      ...discussionRoutes({ collections, kind: discussions, gather, readings, door, clock }),
      ...historyRoutes({
        collections,
        history,
        live: await liveCollections(connection),
        readings,
        clock,
      }),
      ...actionRoutes({ collections, kind: actions, door, clock }),
      ...responseRoutes({ collections, kind: responses, beside, door, clock }),
      ...learningRoutes(learned),
      ...notificationRoutes(collections, clock),
      ...reaching.routes,
      ...calendarRoutes({ collections, calendar, directories, clock, publicUrl }),
      ...personRoutes(),
      ...conflictRoutes(collections, conflicts),
      ...(await readingRoutes({
        ...{ connection, collections, gather, log, viewLog, readings, tell, clock },
        kind: discussions,
      })),
      ...seriesRoutes({
        ...(await seriesCollections(connection)),
        collections,
        clock,
        async knowsFamily(organisation) {
          const { families } = await directories.of(organisation);
          return families.knows;
        },
        tellHandedOver: ({ series, to, ...told }) =>
          tell({ ...told, to: [to], kind: 'seriesHandedOver', aboutKind: 'series', about: series }),
      }),
      ...pushing.routes,
      ...paperRoutes({ collections, papers, viewLog }),
      ...supervisionRoutes({ collections, log, viewLog, clock }),
      ...codebookRoutes({ themes, transact, clock }),
      ...overviewRoutes({ themes, published: createPublishedFrames(themes), viewLog, clock }),
      ...excerptRoutes(themes, clock),
      ...administrationRoutes(administered),
      ...retentionRoutes(kept),
      ...keepRoutes(kept),
      ...heldRoutes({ ...archived, wake: () => archivist.wake() }),
    ],
    sessions,
    logger,
    metricsToken: options.metricsToken,
    viewLogEnds: () => log.ends.find().toArray(),
    behindTls: options.behindTls,
    publicUrl: options.session?.publicUrl ?? null,
    securityContact: options.securityContact,
    clientFolder: options.clientFolder,
    learningPages: learningPages({
      ...{ collections, directories, sessions, learned, door },
      kind: responses,
      publicUrl: options.session?.publicUrl ?? null,
    }),
    async ready() {
      await connection.db?.command({ ping: 1 });
    },
  });
  await listening(server, options.port, options.host);

  return {
    url: urlOf(server),
    clock,
    connection,
    collections,
    door,
    viewLog,
    live,
    directories,
    kinds: { discussion: discussions, action: actions, response: responses },
    async settle() {
      for (const poller of pollers) {
        await poller.drain();
        await outbox.handed();
      }
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await Promise.all(pollers.map((poller) => poller.stop()));
      await outbox.handed();
      await papers.close();
      reaching.close();
      await live.close();
      server.closeAllConnections();
      await closed;
      await viewLog.settled();
      await sessions.close();
      await connection.close();
    },
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://localhost:${address.port}`;
}
