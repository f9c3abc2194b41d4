import { fedSince } from '@alongside/workflows/response/timers';
import type { Because } from '@alongside/workflows/response/view';
import type { Collections } from '../database/collections.ts';
import type { Delivery } from '../durable/outbox.ts';
import type { Told } from '../notification/deliver.ts';
import type { Directories } from '../person/directory.ts';
import { ownDiscussionsThatFed, peopleWhoFed } from './fed-by.ts';
import type { AroundResponses } from './ports.ts';

/** What `tell` owes. Who is to be told is looked up when it is delivered, and kept nowhere. */
export interface TellBecause {
  type: 'tellBecause';
  theme: string;
  area: string | null;
  since: string;
}

/** Tells each person whose discussion fed the theme, alone: one notification each, and no list of them anywhere. */
export function createTellBecause(deps: {
  collections: Collections;
  beside: AroundResponses;
  directories: Directories;
  tell(told: Told): Promise<void>;
}): (delivery: Delivery, effect: TellBecause) => Promise<void> {
  const { collections, beside, directories, tell } = deps;

  return async function tellBecause({ id, organisation, workflow, by }, effect) {
    const { theme, area, since } = effect;
    const themes = await beside.themesUnder(organisation, theme);
    const people = await peopleWhoFed(collections, { organisation, themes, area, since });
    const directory = await directories.of(organisation);
    await tell({
      effect: id,
      organisation,
      to: [...people].filter((person) => person !== by && directory.find(person) !== undefined),
      kind: 'toldBecause',
      aboutKind: 'response',
      about: workflow,
      by,
    });
  };
}

const shown = 10;

/** What this person was told came of what they wrote, newest first, with those of their own discussions that fed it. */
export async function becauseOf(
  collections: Collections,
  beside: AroundResponses,
  person: string,
  organisation: string,
): Promise<Because[]> {
  const told = await collections.notifications
    .find({ organisation, person, kind: 'toldBecause' })
    .sort({ at: -1, _id: -1 })
    .limit(shown)
    .toArray();
  const found = await collections.responses
    .find(
      { organisation, _id: { $in: told.map(({ about }) => about) } },
      { projection: { snapshot: 0 } },
    )
    .toArray();
  const byNewest = found.toSorted((one, other) =>
    (other.projection.told?.at ?? '').localeCompare(one.projection.told?.at ?? ''),
  );
  const names = await beside.themeNames(organisation);
  const items = await Promise.all(
    byNewest.map(async ({ _id, projection }) => {
      const { theme, area, outcome } = projection;
      if (!projection.told || !outcome) return null;
      const themes = await beside.themesUnder(organisation, theme);
      const { at: until } = projection.told;
      const fed = { organisation, themes, area, since: fedSince(projection), until };
      return {
        response: _id,
        theme: { id: theme, name: names.get(theme) ?? 'A theme that is no longer used' },
        kind: outcome.kind,
        message: projection.told.message,
        toldAt: projection.told.at,
        discussions: await ownDiscussionsThatFed(collections, person, fed),
      };
    }),
  );
  return items.filter((item) => item !== null);
}
