import type { ClientSession } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { StoredRecord } from '../database/collections.ts';
import { derivedId } from '../durable/canonical-json.ts';
import type { Contribution, StoredExcerpt, ThemeCollections } from './stored.ts';

/**
 * Brings the excerpts of a discussion up to its newest record: what both agreed to share, waiting for its author's
 * last look. What is no longer shared goes; what was looked at stays as it is unless its words changed.
 * @param clean takes out colleagues’ names, case references and what somebody could be found by
 */
export async function keepExcerpts(
  { excerpts }: ThemeCollections,
  record: StoredRecord,
  place: Contribution,
  worker: string | null,
  clean: (text: string, asOf: string) => string,
  clock: Clock,
  session: ClientSession,
): Promise<void> {
  const { organisation, discussion } = record;
  const known = new Map(
    (await excerpts.find({ organisation, discussion }, { session }).toArray()).map((excerpt) => [
      excerpt.finding,
      excerpt,
    ]),
  );
  const shared = record.findings.filter(
    ({ share, text, themes }) => share && text.trim() !== '' && themes.length > 0,
  );
  for (const { id, section, text, themes, createdBy } of shared) {
    const author = createdBy ?? worker;
    if (author === null) continue;
    const agreed = clean(text.trim(), record.agreedAt);
    const before = known.get(id);
    known.delete(id);
    const looked = before?.agreed === agreed ? before : undefined;
    const excerpt: StoredExcerpt = {
      _id: derivedId(discussion, id),
      organisation,
      discussion,
      finding: id,
      author,
      section,
      themes,
      week: place.week,
      area: place.area,
      service: place.service,
      team: place.team,
      agreed,
      words: looked?.words ?? agreed,
      state: looked?.state ?? 'waiting',
      at: looked?.at ?? new Date(clock.now()),
    };
    await excerpts.replaceOne({ _id: excerpt._id, organisation }, excerpt, {
      session,
      upsert: true,
    });
  }
  const gone = [...known.values()].map(({ _id }) => _id);
  if (gone.length > 0) await excerpts.deleteMany({ _id: { $in: gone }, organisation }, { session });
}
