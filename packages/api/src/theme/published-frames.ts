import { pairsSchema, wordsSchema } from '@alongside/workflows/theme/publication/extras';
import { unpackGroup } from '@alongside/workflows/theme/publication/compact';
import type { Group } from '@alongside/workflows/theme/publication/publish';
import type { PublishedFrame, Weeks } from '@alongside/workflows/theme/overview/published';
import { frameOf } from '@alongside/workflows/theme/weeks';
import { setImmediate as breathe } from 'node:timers/promises';
import type { StoredPublication, ThemeCollections } from './stored.ts';

type Stamp = Pick<StoredPublication, 'frame' | 'until' | 'stamp'>;

/** How much of what was read stays in memory, in characters of JSON: some tens of megabytes once read. */
const mostKept = 16_000_000;

/** Reads what is published. A frame in memory is read again only when it was published anew. */
export interface PublishedFrames {
  read(organisation: string, limit: number, weeks: Weeks): Promise<PublishedFrame[]>;
}

interface Kept {
  stamp: string;
  /** In characters; 0 while it is being read. */
  size: number;
  frame: Promise<PublishedFrame>;
}

export function createPublishedFrames({
  publications,
}: Pick<ThemeCollections, 'publications'>): PublishedFrames {
  const kept = new Map<string, Kept>();
  let size = 0;

  function drop(key: string): void {
    size -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  }

  /** Whoever asks while it is being read waits for the same reading. */
  function frameOnce(organisation: string, limit: number, at: Stamp): Promise<PublishedFrame> {
    const key = `${organisation}:${limit}:${at.frame}`;
    const stamp = `${at.until}:${at.stamp}`;
    const known = kept.get(key);
    if (known?.stamp === stamp) {
      // The one asked for last goes last.
      kept.delete(key);
      kept.set(key, known);
      return known.frame;
    }
    drop(key);
    const reading = readFrame(organisation, limit, at);
    const entry: Kept = { stamp, size: 0, frame: reading.then(({ frame }) => frame) };
    kept.set(key, entry);
    reading.then(
      ({ characters }) => {
        if (kept.get(key) !== entry) return;
        entry.size = characters;
        size += characters;
        for (const oldest of kept.keys()) {
          if (size <= mostKept) break;
          drop(oldest);
        }
      },
      () => {
        if (kept.get(key) === entry) drop(key);
      },
    );
    return entry.frame;
  }

  async function readFrame(
    organisation: string,
    limit: number,
    { frame, until }: Stamp,
  ): Promise<{ frame: PublishedFrame; characters: number }> {
    const found = await publications.find({ organisation, limit, frame }).toArray();
    const populations = new Map<string, Group | null>();
    let all: Group | null = null;
    let pairs: PublishedFrame['pairs'] = [];
    let words: PublishedFrame['words'] = [];
    for (const { key, body } of found) {
      // Together they are a megabyte: the service does something else in between.
      await breathe();
      const read: unknown = JSON.parse(body);
      if (key === 'pairs') pairs = pairsSchema.parse(read);
      else if (key === 'words') words = wordsSchema.parse(read);
      else if (key === 'all') all = groupIn(read);
      else populations.set(key, groupIn(read));
    }
    return {
      frame: { frame, until, all, populations, pairs, words },
      characters: found.reduce((sum, { body }) => sum + body.length, 0),
    };
  }

  return {
    async read(organisation, limit, weeks) {
      const from = frameOf(weeks.from);
      const frames = Array.from(
        { length: frameOf(weeks.until - 1) - from + 1 },
        (_, index) => from + index,
      );
      // From the index alone: the bodies are large. A frame is published all at once, so one stamp stands for it.
      const stamps = await publications
        .find({ organisation, limit, frame: { $in: frames }, key: 'all' })
        .project<Stamp>({ _id: 0, frame: 1, until: 1, stamp: 1 })
        .toArray();
      return Promise.all(
        stamps
          .toSorted((one, other) => one.frame - other.frame)
          .map((stamp) => frameOnce(organisation, limit, stamp)),
      );
    },
  };
}

function groupIn(read: unknown): Group | null {
  return read === null ? null : unpackGroup(read);
}
