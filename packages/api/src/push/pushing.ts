import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import type { Route } from '../http/route.ts';
import type { Channel } from '../notification/channel.ts';
import { createPushChannel, type Post } from './push-channel.ts';
import { pushRoutes } from './routes.ts';
import { pushCollections, readOwners } from './stored.ts';
import { createVapid } from './vapid.ts';

/** Everything that reaches devices. */
export interface Pushing {
  channel: Channel;
  routes: Route[];
}

export async function createPushing(options: {
  connection: Connection;
  collections: Collections;
  clock: Clock;
  /** Where people reach the service: push services are told, should something of it trouble them. */
  publicUrl(): string;
  /** For tests: no browser maker's push service is asked by them. */
  post?: Post | undefined;
}): Promise<Pushing> {
  const { connection, collections, clock, publicUrl, post } = options;
  const push = await pushCollections(connection);
  const owners = readOwners(push, clock);
  const contact = () => (publicUrl().startsWith('https:') ? publicUrl() : 'https://localhost');
  const vapid = await createVapid(collections, contact);
  return {
    channel: createPushChannel({ push, owners, vapid, clock, ...(post && { post }) }),
    routes: pushRoutes({ push, owners, vapid, clock }),
  };
}
