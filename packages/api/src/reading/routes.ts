import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import type { DiscussionKind } from '../discussion/kind.ts';
import type { Gather } from '../discussion/material.ts';
import type { Route } from '../http/route.ts';
import type { Tell } from '../notification/deliver.ts';
import { createOpenings } from './outside/openings.ts';
import { outsideRoutes } from './outside/routes.ts';
import { openingCollections } from './outside/stored.ts';
import type { Readings } from './readings.ts';
import type { ViewLogCollections } from './stored.ts';
import { teamLearningRoutes } from './team-learning.ts';
import type { ViewLog } from './view-log.ts';
import { whoViewedRoutes } from './who-viewed.ts';

/** Reading what one takes no part in: each with its own right, its own bounds, and a trace in the view log. */
export async function readingRoutes(deps: {
  connection: Connection;
  collections: Collections;
  kind: DiscussionKind;
  gather: Gather;
  log: ViewLogCollections;
  viewLog: ViewLog;
  readings: Readings;
  tell: Tell;
  clock: Clock;
}): Promise<Route[]> {
  const { collections, log, viewLog } = deps;
  const { openings } = await openingCollections(deps.connection);
  return [
    ...outsideRoutes({ ...deps, openings: createOpenings({ ...deps, openings }) }),
    ...teamLearningRoutes(collections, deps.readings),
    ...whoViewedRoutes({ collections, viewings: log.viewings, viewLog }),
  ];
}
