import type { Connection } from 'mongoose';
import { calendarCollections } from '../calendar/stored.ts';
import { pushCollections } from '../push/stored.ts';
import { sessionCollections } from '../session/stored.ts';

/** Ends whatever still reaches people of an organisation, or would let them in; harmless to repeat. */
export type EndReach = (organisation: string, people: readonly string[]) => Promise<void>;

/**
 * For who has left: devices that are told, the address of their calendar, their password and unused links to choose one,
 * browsers known as theirs. That a link was made stays told, and who they are at the provider stays known: it is what
 * keeps a provider from bringing them in as somebody new.
 */
export async function createEndReach(connection: Connection): Promise<EndReach> {
  const push = await pushCollections(connection);
  const { feeds } = await calendarCollections(connection);
  const { passwords, links, devices } = await sessionCollections(connection);

  return async function endReach(organisation, people) {
    const person = { $in: [...people] };
    await Promise.all([
      push.devices.deleteMany({ organisation, person }),
      feeds.deleteMany({ organisation, person }),
      passwords.deleteMany({ organisation, _id: person }),
      devices.deleteMany({ organisation, person }),
      links.updateMany({ organisation, person, usedAt: null }, { $set: { expires: new Date(0) } }),
    ]);
  };
}
