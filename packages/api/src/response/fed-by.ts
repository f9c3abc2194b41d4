import type { ClientSession } from 'mongodb';
import type { Collections } from '../database/collections.ts';

/** What a response answers: themes (one, and those merged into it), where, and what was agreed from which day on. */
export interface Fed {
  organisation: string;
  themes: readonly string[];
  area: string | null;
  /** `YYYY-MM-DD` */
  since: string;
}

/** Fewer people than this are not counted, and more only in steps of as many. */
const fewest = 5;
const atOnce = 1000;

/**
 * Everybody whose agreed discussion carries a finding with the theme: they who take part in it and they who agreed its
 * record; never who declared a conflict. For telling each of them; the list is kept nowhere.
 */
export async function peopleWhoFed(
  { records, discussions }: Pick<Collections, 'records' | 'discussions'>,
  { organisation, themes, area, since }: Fed,
  session?: ClientSession,
): Promise<Set<string>> {
  const options = session ? { session } : {};
  const fed = await records.distinct(
    'discussion',
    { organisation, 'findings.themes': { $in: [...themes] }, agreedAt: { $gte: since } },
    options,
  );
  const people = new Set<string>();
  for (let from = 0; from < fed.length; from += atOnce) {
    const found = discussions.find(
      {
        organisation,
        _id: { $in: fed.slice(from, from + atOnce) },
        ...(area !== null && { 'projection.area': area }),
      },
      {
        projection: { 'projection.people': 1, 'projection.conflicted': 1 },
        ...options,
      },
    );
    for await (const { projection } of found) {
      for (const person of projection.people) {
        if (!projection.conflicted.includes(person)) people.add(person);
      }
    }
  }
  return people;
}

/**
 * How many they are at least, as far as it may be said: two responses that differ by a week or an area must not say by
 * subtraction how many wrote of a theme there.
 */
export function countable({ size }: { size: number }): number | null {
  return size < fewest ? null : size - (size % fewest);
}

/** Which of one person's own discussions carried a finding with one of these themes at the instant `until`. */
export async function ownDiscussionsThatFed(
  { records, discussions }: Pick<Collections, 'records' | 'discussions'>,
  person: string,
  { organisation, themes, area, since, until }: Fed & { until: string },
): Promise<string[]> {
  const mine = await discussions
    .find(
      {
        organisation,
        'projection.people': person,
        'projection.conflicted': { $ne: person },
        ...(area !== null && { 'projection.area': area }),
      },
      { projection: { _id: 1 } },
    )
    .sort({ updatedAt: -1, _id: -1 })
    .limit(500)
    .toArray();
  return records.distinct('discussion', {
    organisation,
    discussion: { $in: mine.map(({ _id }) => _id) },
    'findings.themes': { $in: [...themes] },
    agreedAt: { $gte: since, $lte: until },
  });
}
