import { createServer } from 'node:http';
import type { Connection } from 'mongoose';
import { actionRoutes } from './action/routes.ts';
import { type ActionKind, createActionKind } from './action/kind.ts';
import { actionsOfDiscussion } from './action/summaries.ts';
import { createApp } from './app.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { calendarCollections } from './calendar/stored.ts';
import { type Clock, systemClock } from './clock.ts';
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
import { dropOldAnswers } from './durable/receipts.ts';
import { createRounds } from './durable/rounds.ts';
import { createTimerStore } from './durable/timer-store.ts';
import { createTimers } from './durable/timers.ts';
import { createTransact } from './durable/transact.ts';
import { createDeliver } from './effects.ts';
import { attachGreatPractice } from './great-practice/attach.ts';
import type { GreatPracticeKind } from './great-practice/kind.ts';
import { listening, urlOf } from './http/listening.ts';
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
import { createPaperMaker } from './paper/maker.ts';
import { packRoutes } from './pack/routes.ts';
import { paperRoutes } from './paper/routes.ts';
import { createPushing } from './push/pushing.ts';
import { createDirectories, type Directories } from './person/directory.ts';
import { forgottenEverywhere } from './person/forgotten-everywhere.ts';
import { personRoutes } from './person/routes.ts';
import { besideResponses } from './response/beside.ts';
import { createResponseKind, type ResponseKind } from './response/kind.ts';
import { responseRoutes } from './response/routes.ts';
import { createTellBecause } from './response/told-because.ts';
import { createReadings } from './reading/readings.ts';
import { readingRoutes } from './reading/routes.ts';
import { viewLogCollections } from './reading/stored.ts';
import { createViewLog, type ViewLog } from './reading/view-log.ts';
import { attachKeeping } from './retention/attach-keeping.ts';
import { attachSession } from './session/attach-session.ts';
import { seriesRoutes } from './series/routes.ts';
import { seriesCollections } from './series/stored.ts';
import { supervisionRoutes } from './supervision/routes.ts';
import type { ServiceOptions } from './service-options.ts';
import { sessionDefaults } from './session/session-settings.ts';
import { createCounting } from './theme/counting.ts';
import { createPublishedFrames } from './theme/published-frames.ts';
import { themeRoutes } from './theme/routes.ts';
import { themeCollections } from './theme/stored.ts';

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
  kinds: {
    discussion: DiscussionKind;
    action: ActionKind;
    response: ResponseKind;
    greatPractice: GreatPracticeKind;
  };
  /** Fires what is due and delivers what is owed, until nothing is left. */
  settle(): Promise<void>;
  /** Takes no more requests, lets those at work end, and closes everything. */
  close(): Promise<void>;
}

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;

/** Puts the parts together and listens. Rejects when the database cannot be reached or the port is taken. */
export async function createService(options: ServiceOptions): Promise<Service> {
  const { logger, clock = systemClock, pollMs } = options;
  const rounds = createRounds({ everyMs: pollMs, logger });
  const connection = await connect(options.mongodbUri);
  await prepareCollections(connection);
  const collections = collectionsOf(connection);
  await fillCaseKeys(collections);
  const history = await historyCollections(connection);
  const themes = await themeCollections(connection);
  const calendar = await calendarCollections(connection);
  const publicUrl = () => options.session?.publicUrl ?? urlOf(server);
  const peopleHere = createDirectories(collections, clock);
  const directories = forgottenEverywhere(peopleHere, (of) => live.peopleChanged(of));
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
    ...{ connection, logger, clock },
    signedIn: sessions.signedIn,
    readCircles: (ids, transaction) => readCircles(collections, directories, ids, transaction),
    readTogether: (discussions) => readTogether(collections, discussions),
    publicUrl: options.session?.publicUrl ?? null,
    heard: { peopleChanged: peopleHere.forget, sessionEnded: sessions.forget },
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
    committed({ changed, event, organisation, audience, rightsChanged, carriedOut, owes }) {
      if (rightsChanged) live.circleChanged(changed.id);
      // “I know this family”, said in one discussion, holds for every other of the case.
      if (event === 'conflictDeclared') knownFamilies.wake();
      // A record that both agreed to is counted at once.
      if (carriedOut) counting.wake();
      live.announce(changed, organisation, audience);
      if (owes) outbox.hand(owes);
    },
  });
  const papers = createPaperMaker(logger);
  const practice = await attachGreatPractice({
    ...{ connection, collections, directories, door, clock, logger, papers },
    mailIn: options.mailIn,
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
  const published = createPublishedFrames(themes);
  const seriesKept = await seriesCollections(connection);
  const parts = { door, clock, logger };
  const timersOf = (workflows: Parameters<typeof createTimerStore>[0]) =>
    createTimerStore(workflows, transact);
  const keeping = await attachKeeping({
    ...{ connection, collections, directories, themes, history, log, viewLog, transact },
    ...{ clock, logger },
    kinds: { discussion: discussions, action: actions },
    live,
    endSessions: (person) => sessions.end(person, {}),
    wakeArchives: () => archives.wake(),
  });
  const outbox = createOutbox({ collections, clock, logger, deliver });
  const counting = rounds.add(
    'themes',
    createCounting({ collections, themes, transact, clock, logger }),
  );
  const timers = [
    ['discussions', createTimers(discussions, timersOf(collections.discussions), parts)],
    ['actions', createTimers(actions, timersOf(collections.actions), parts)],
    ['responses', createTimers(responses, timersOf(collections.responses), parts)],
  ] as const;
  for (const [kind, round] of timers) rounds.add(`timers of ${kind}`, round);
  const knownFamilies = rounds.add('conflicts', conflicts.round);
  rounds.add('outbox', outbox.round);
  rounds.add('old answers', () => dropOldAnswers(collections, clock), hourMs);
  const letters = rounds.add('letters', reaching.rounds.letters);
  rounds.add('old letters', reaching.rounds.oldLetters, hourMs);
  rounds.add('retention', keeping.round);
  if (practice.mailbox) rounds.add('mailbox', practice.mailbox, minuteMs);
  const archives = rounds.add('archives', keeping.archives);

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
      ...seriesRoutes({ ...seriesKept, collections, themes, viewLog, tell, clock }),
      ...pushing.routes,
      ...paperRoutes({ collections, papers, viewLog }),
      ...supervisionRoutes({ collections, log, viewLog, clock }),
      ...themeRoutes({ collections, themes, published, transact, viewLog, clock }),
      ...packRoutes({ ...seriesKept, collections, themes, published, clock, papers, viewLog }),
      ...practice.routes,
      ...keeping.routes,
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
    ready: async () => void (await connection.db?.command({ ping: 1 })),
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
    kinds: {
      discussion: discussions,
      action: actions,
      response: responses,
      greatPractice: practice.kind,
    },
    async settle() {
      await rounds.drain(outbox.handed);
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await rounds.stop();
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
