import type {
  SecondTagging,
  SecondTaggingLine,
} from '@alongside/workflows/theme/second-tagging/contract';
import { isSame } from '@alongside/workflows/theme/second-tagging/agreement';
import type {
  StoredExcerpt,
  StoredSecondSample,
  StoredSecondTag,
  ThemeCollections,
} from './stored.ts';

/** A sample in the list, for this reader. */
export function lineOf(sample: StoredSecondSample, reader: string): SecondTaggingLine {
  const { _id: id, by, at, finishedAt, seed, size, drawnFrom, from, to, agreement } = sample;
  return {
    ...{ id, seed, size, drawnFrom, from, to, agreement },
    at: at.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    mine: by === reader,
  };
}

/**
 * A sample as this reader sees it, and the discussions whose words are in it. The first tags are in it only once it is
 * finished; the words only as long as their author shares them, and while it is tagged only for who tags it.
 */
export async function viewOfSample(
  { excerpts, secondTags }: Pick<ThemeCollections, 'excerpts' | 'secondTags'>,
  sample: StoredSecondSample,
  reader: string,
): Promise<{ view: SecondTagging; sources: string[] }> {
  const { organisation, _id } = sample;
  const tags = await secondTags.find({ organisation, sample: _id }).sort({ place: 1 }).toArray();
  const shared = await wordsOf(excerpts, organisation, tags);
  const words = ({ excerpt }: StoredSecondTag): string | null => shared.get(excerpt) ?? null;
  const line = lineOf(sample, reader);
  const tagged = tags.filter(({ second }) => second !== null);
  const left = tags.filter((tag) => tag.second === null && words(tag) !== null);
  const isTagging = line.mine && line.finishedAt === null;
  const next = isTagging ? left[0] : undefined;
  const before = isTagging ? tagged.findLast((tag) => words(tag) !== null) : undefined;
  const differing =
    line.finishedAt === null
      ? []
      : tagged.filter(({ first, second }) => !isSame(first, second ?? []));
  const shown = [next, before, ...differing].filter((tag) => tag !== undefined);
  return {
    sources: [
      ...new Set(shown.filter((tag) => words(tag) !== null).map(({ discussion }) => discussion)),
    ],
    view: {
      ...line,
      tagged: tagged.length,
      left: left.length,
      next: next ? toRead(next, words(next)) : null,
      before: before ? { ...toRead(before, words(before)), themes: before.second ?? [] } : null,
      differences: differing.map((tag) => ({
        ...{ item: tag._id, section: tag.section, words: words(tag) },
        ...{ first: tag.first, second: tag.second ?? [] },
      })),
    },
  };
}

function toRead({ _id: item, section }: StoredSecondTag, words: string | null) {
  return { item, section, words: words ?? '' };
}

async function wordsOf(
  excerpts: ThemeCollections['excerpts'],
  organisation: string,
  tags: readonly StoredSecondTag[],
): Promise<Map<string, string>> {
  const found = await excerpts
    .find(
      { _id: { $in: tags.map(({ excerpt }) => excerpt) }, organisation, state: 'confirmed' },
      { projection: { words: 1 } },
    )
    .toArray();
  return new Map(found.map(({ _id, words }: Pick<StoredExcerpt, '_id' | 'words'>) => [_id, words]));
}
