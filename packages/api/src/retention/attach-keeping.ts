import type { Connection } from 'mongoose';
import { createHeldRound } from '../held/round.ts';
import { heldRoutes } from '../held/routes.ts';
import { heldCollections } from '../held/stored.ts';
import type { HistoryCollections } from '../history/stored.ts';
import type { Route } from '../http/route.ts';
import { liveCollections } from '../live/document-log.ts';
import type { Live } from '../live/ports.ts';
import type { AdministrationDeps } from '../organisation/administer.ts';
import { administrationRoutes } from '../organisation/administration-routes.ts';
import { createEndReach } from '../organisation/leaving.ts';
import { administrationCollections } from '../organisation/stored.ts';
import { seriesCollections } from '../series/stored.ts';
import type { ViewLog } from '../reading/view-log.ts';
import { keepRoutes } from './keep-routes.ts';
import { createRetentionRound, type RoundDeps } from './round.ts';
import { retentionRoutes } from './routes.ts';
import { retentionCollections } from './stored.ts';

interface Kinds {
  discussion: Parameters<typeof createHeldRound>[0]['kinds']['discussion'];
  action: Parameters<typeof createHeldRound>[0]['kinds']['action'];
}

/** Looking after people and settings, what is kept and when it goes, and giving out what is held. */
export async function attachKeeping(
  deps: Pick<AdministrationDeps, 'collections' | 'directories' | 'clock'> &
    Pick<RoundDeps, 'themes' | 'log' | 'transact' | 'logger'> & {
      viewLog: ViewLog;
      connection: Connection;
      history: HistoryCollections;
      kinds: Kinds;
      live: Pick<Live, 'sessionEnded' | 'circleChanged'>;
      endSessions(person: string): Promise<void>;
      wakeArchives(): void;
    },
): Promise<{
  routes: Route[];
  round: () => Promise<boolean>;
  archives: () => Promise<boolean>;
}> {
  const { connection, live, kinds, history, ...shared } = deps;
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const endReach = await createEndReach(connection);
  const administered = {
    ...shared,
    administration: await administrationCollections(connection),
    async endAccess(organisation: string, people: readonly string[]) {
      await endReach(organisation, people);
      for (const person of people) {
        await deps.endSessions(person);
        live.sessionEnded(person);
      }
    },
  };
  const kept = {
    ...administered,
    db,
    retention: await retentionCollections(connection),
    ...(await seriesCollections(connection)),
    live: await liveCollections(connection),
    gone(discussion: string, nextSteps: readonly string[]) {
      kinds.discussion.remembered.forget(discussion);
      for (const action of nextSteps) kinds.action.remembered.forget(action);
      live.circleChanged(discussion);
    },
  };
  const archived = { ...kept, history, kinds, held: await heldCollections(connection) };
  return {
    routes: [
      ...administrationRoutes(administered),
      ...retentionRoutes(kept),
      ...keepRoutes(kept),
      ...heldRoutes({ ...archived, wake: deps.wakeArchives }),
    ],
    round: createRetentionRound({ ...kept, endReach }),
    archives: createHeldRound(archived),
  };
}
