import type { Db } from 'mongodb';
import { type MovableClock, movableClock } from '../clock.ts';
import { installOrganisation } from '../person/install.ts';
import { createService, type Service } from '../service.ts';
import type { ServiceOptions } from '../service-options.ts';
import { discussion1 } from './discussion-1.ts';
import { discussion2 } from './discussion-2.ts';
import { discussion3 } from './discussion-3.ts';
import { greatPracticeTurns } from './great-practice.ts';
import { type DemoPerson, demoOrganisation, demoPeople, demoTeams } from './organisation.ts';
import { responseTurns } from './responses.ts';
import { tellStories } from './tell.ts';
import { standInWhileTold } from './while-told.ts';
import { yearOf } from './year/year.ts';

const dayMs = 24 * 60 * 60 * 1000;
const twoYears = 2 * 365 * dayMs;

export interface Demo {
  /** Whether a year of generated discussions is told beside the three: some 13,000 commands, three minutes. */
  year: boolean;
  /** Is told what is being done, in a line for people. */
  say(line: string): void;
}

/**
 * Brings the demo organisation and its discussions into an empty database, once. It runs a service of its own
 * whose clock goes through the stories; one that was interrupted is cleared away and told afresh.
 * @returns whether anything had to be told
 */
export async function loadDemo(options: ServiceOptions, demo: Demo): Promise<boolean> {
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
      // Whoever signed in at the beginning of it stays so to its end.
      ...{ idleMs: twoYears, longestMs: twoYears, newIdMs: twoYears },
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
    const standIn = await standInWhileTold(options.port, options.host);
    if (demo.year)
      demo.say(
        `A year at Fernvale Children’s Trust is being told, once: three minutes or so (DEMO_YEAR=0 leaves it out). ${standIn.url} says how far it is.`,
      );
    try {
      await tell(service, clock, {
        year: demo.year,
        say(line) {
          demo.say(line);
          standIn.say(line);
        },
      });
    } finally {
      await standIn.close();
    }
    await organisations.updateOne({ _id: demoOrganisation.id }, { $set: { demoTold: true } });
    return true;
  } finally {
    await service.close();
  }
}

/** From the empty organisation to the day on which the clock stands. */
async function tell(service: Service, clock: MovableClock, demo: Demo): Promise<void> {
  const now = clock.now();
  const today = lastThursday(now);
  await clearAway(service);
  const year = demo.year ? yearOf(service, today) : { people: [], turns: [] };
  await install(service, year.people);
  await tellStories(service, clock, [discussion1, discussion2, discussion3], {
    ...{ today, now },
    beside: [
      ...year.turns,
      ...responseTurns(service, today, demo),
      ...greatPracticeTurns(service, today),
    ].filter(({ at }) => at < now),
    progress: inTenths((tenths) =>
      demo.say(`A year at Fernvale Children’s Trust: ${tenths * 10} % told.`),
    ),
  });
  // They have had their say: nobody looks in as them.
  await service.collections.people.updateMany(
    { organisation: demoOrganisation.id, _id: { $in: year.people.map(({ id }) => id) } },
    { $set: { comesFor: null } },
  );
}

/** Counted back from a Thursday, the stories' days are working days. Midnight UTC, milliseconds since the epoch. */
function lastThursday(now: number): number {
  const thursday = 4;
  const today = new Date(now - (now % dayMs));
  return today.getTime() - ((today.getUTCDay() - thursday + 7) % 7) * dayMs;
}

/** Calls back at each tenth of what is to happen. */
function inTenths(reached: (tenths: number) => void): (happened: number, of: number) => void {
  let last = 0;
  return (happened, of) => {
    const tenths = Math.floor((happened * 10) / of);
    if (tenths > last && of > 200) reached(tenths);
    last = Math.max(last, tenths);
  };
}

async function install(
  { collections, directories }: Service,
  others: readonly DemoPerson[],
): Promise<void> {
  const { id: organisation, name } = demoOrganisation;
  await installOrganisation(collections, {
    organisation: { _id: organisation, name },
    teams: demoTeams.map(({ id, ...team }) => ({ _id: id, organisation, ...team })),
    people: [
      ...demoPeople.map(({ id, ...person }) => ({
        _id: id,
        organisation,
        email: `${id.replace('-', '.')}@fernvale.example`,
        ...person,
      })),
      ...others.map(({ id, ...person }) => ({ _id: id, organisation, ...person })),
    ],
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
