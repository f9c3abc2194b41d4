import type { Db } from 'mongodb';
import { movableClock } from '../clock.ts';
import { installOrganisation } from '../person/install.ts';
import { createService, type Service, type ServiceOptions } from '../service.ts';
import { discussion1 } from './discussion-1.ts';
import { discussion2 } from './discussion-2.ts';
import { discussion3 } from './discussion-3.ts';
import { demoOrganisation, demoPeople, demoTeams } from './organisation.ts';
import { tellStories } from './tell.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Brings the demo organisation and its three discussions into an empty database, once. It runs a service of its own
 * whose clock goes through the stories; one that was interrupted is cleared away and told afresh.
 * @returns whether anything had to be told
 */
export async function loadDemo(options: ServiceOptions): Promise<boolean> {
  const now = Date.now();
  const clock = movableClock(now);
  const service = await createService({
    ...options,
    clock,
    port: 0,
    host: '127.0.0.1',
    demoMode: true,
    // What happened in a story has been told long since.
    mail: undefined,
    // Weeks of work are told in seconds.
    session: {
      commandsAMinute: 1_000_000,
      readsAMinute: 1_000_000,
      // Where links will lead once the demo is open.
      publicUrl: options.session?.publicUrl ?? `http://localhost:${options.port}`,
    },
  });
  try {
    const { organisations } = service.collections;
    const found = await organisations.findOne({ _id: demoOrganisation.id });
    if (found?.demoTold) return false;
    await clearAway(service);
    await install(service);
    await tellStories(service, clock, [discussion1, discussion2, discussion3], {
      today: lastThursday(now),
      now,
    });
    await organisations.updateOne({ _id: demoOrganisation.id }, { $set: { demoTold: true } });
    return true;
  } finally {
    await service.close();
  }
}

/** Counted back from a Thursday, the stories' days are working days. Midnight UTC, milliseconds since the epoch. */
function lastThursday(now: number): number {
  const thursday = 4;
  const today = new Date(now - (now % dayMs));
  return today.getTime() - ((today.getUTCDay() - thursday + 7) % 7) * dayMs;
}

async function install({ collections, directories }: Service): Promise<void> {
  const { id: organisation, name } = demoOrganisation;
  await installOrganisation(collections, {
    organisation: { _id: organisation, name },
    teams: demoTeams.map(({ id, ...team }) => ({ _id: id, organisation, ...team })),
    people: demoPeople.map(({ id, ...person }) => ({
      _id: id,
      organisation,
      email: `${id.replace('-', '.')}@fernvale.example`,
      ...person,
    })),
  });
  directories.forget(organisation);
}

/** Every collection carries the organisation; nothing else of it is anywhere. */
async function clearAway({ connection, collections }: Service): Promise<void> {
  const db: Db | undefined = connection.db;
  if (!db) throw new Error('The connection is not open.');
  for (const { collectionName } of await db.collections()) {
    await db.collection(collectionName).deleteMany({ organisation: demoOrganisation.id });
  }
  await collections.organisations.deleteOne({ _id: demoOrganisation.id });
}
