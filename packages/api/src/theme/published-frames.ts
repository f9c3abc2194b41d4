import { pairsSchema, wordsSchema } from '@alongside/workflows/theme/publication/extras';
import type { Group } from '@alongside/workflows/theme/publication/publish';
import type { PublishedFrame, Weeks } from '@alongside/workflows/theme/overview/published';
import { frameOf } from '@alongside/workflows/theme/weeks';
import { groupIn } from './publisher.ts';
import type { StoredPublication, ThemeCollections } from './stored.ts';

type Read =
  | { what: 'group'; group: Group | null }
  | { what: 'pairs'; pairs: PublishedFrame['pairs'] }
  | { what: 'words'; words: PublishedFrame['words'] };

type Stamp = Pick<StoredPublication, '_id' | 'frame' | 'key' | 'until' | 'stamp'>;

/** How much of what was read stays in memory, in characters of JSON: some tens of megabytes once read. */
const mostKept = 16_000_000;

/** Reads what is published. What is in memory is read again only where its stamp has changed. */
export interface PublishedFrames {
  read(organisation: string, limit: number, weeks: Weeks): Promise<PublishedFrame[]>;
}

export function createPublishedFrames({
  publications,
}: Pick<ThemeCollections, 'publications'>): PublishedFrames {
  const kept = new Map<string, { stamp: string; size: number; read: Read }>();
  let size = 0;

  function keep({ _id, stamp, body }: StoredPublication, read: Read): void {
    size += body.length - (kept.get(_id)?.size ?? 0);
    kept.delete(_id);
    kept.set(_id, { stamp, size: body.length, read });
    for (const [oldest, entry] of kept) {
      if (size <= mostKept) break;
      kept.delete(oldest);
      size -= entry.size;
    }
  }

  return {
    async read(organisation, limit, weeks) {
      const from = frameOf(weeks.from);
      const frames = Array.from(
        { length: frameOf(weeks.until - 1) - from + 1 },
        (_, index) => from + index,
      );
      // From the index alone: the bodies are large.
      const stamps = await publications
        .find({ organisation, limit, frame: { $in: frames } })
        .project<Stamp>({ frame: 1, key: 1, until: 1, stamp: 1 })
        .toArray();
      const stale = stamps.filter(({ _id, stamp }) => kept.get(_id)?.stamp !== stamp);
      const reads = new Map<string, Read>();
      if (stale.length > 0) {
        const ids = stale.map(({ _id }) => _id);
        const found = await publications.find({ _id: { $in: ids }, organisation }).toArray();
        for (const publication of found) {
          const read = readBody(publication);
          keep(publication, read);
          reads.set(publication._id, read);
        }
      }
      const readOf = (_id: string): Read | undefined => reads.get(_id) ?? kept.get(_id)?.read;
      return frames.flatMap((frame) => {
        const own = stamps.filter((stamp) => stamp.frame === frame);
        const [first] = own;
        if (!first) return [];
        const populations = new Map<string, Group | null>();
        let all: Group | null = null;
        let pairs: PublishedFrame['pairs'] = [];
        let words: PublishedFrame['words'] = [];
        for (const { _id, key } of own) {
          const read = readOf(_id);
          if (read?.what === 'pairs') pairs = read.pairs;
          else if (read?.what === 'words') words = read.words;
          else if (read && key === 'all') all = read.group;
          else if (read) populations.set(key, read.group);
        }
        return [{ frame, until: first.until, all, populations, pairs, words }];
      });
    },
  };
}

function readBody({ key, body }: StoredPublication): Read {
  if (key === 'pairs') return { what: 'pairs', pairs: pairsSchema.parse(JSON.parse(body)) };
  if (key === 'words') return { what: 'words', words: wordsSchema.parse(JSON.parse(body)) };
  return { what: 'group', group: groupIn(body) };
}
