import type { HeldSources } from './gather.ts';
import { type Line, line } from './part.ts';

/** Great practice that was noticed in somebody, in its words as they stand, and what they noticed in others, as they wrote it. */
export async function practiceLines(
  {
    collections,
    organisation,
    directory,
  }: Pick<HeldSources, 'collections' | 'organisation' | 'directory'>,
  person: string,
): Promise<Line[]> {
  const found = await collections.greatPractice
    .find({
      organisation,
      $or: [{ 'projection.praised': person }, { 'projection.nominator': person }],
    })
    .sort({ 'projection.nominatedAt': 1 })
    .toArray();
  return found.flatMap(({ projection: { nominator, praised, given, words, state } }) => {
    // What its own colleague made of it, and whether they said no, is not for whoever gave it.
    if (praised !== person) {
      // Taken back it is theirs no longer, and lies here only where it was kept.
      if (state === 'withdrawn') return [];
      const about = praised === null ? 'not said yet' : directory.ref(praised).name;
      return line(`Noticed in somebody: ${about}`, given, person);
    }
    return [
      ...line(`From ${directory.ref(nominator ?? '').name}, ${state}`, given, nominator),
      ...(words === given ? [] : line('The same in their own words', words, person)),
    ];
  });
}
