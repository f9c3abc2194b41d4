import { beginning, type LogEnd, whyBroken } from './chain.ts';
import type { StoredViewing, ViewLogCollections } from './stored.ts';

/** An end of a log that somebody noted elsewhere: it must still stand in it. */
export interface NotedEnd extends LogEnd {
  organisation: string;
}

/** Reads `<organisation>:<sequence>:<hash>`, as verifying prints it. @throws Error that says what it should look like. */
export function readNotedEnd(text: string): NotedEnd {
  const found = /^(?<organisation>[\w-]{1,64}):(?<sequence>\d{1,15}):(?<hash>[0-9a-f]{64})$/.exec(
    text,
  );
  const { organisation, sequence, hash } = found?.groups ?? {};
  if (organisation === undefined || sequence === undefined || hash === undefined) {
    throw new Error(`"${text}" is not a noted end: <organisation>:<number>:<64 hex digits>.`);
  }
  return { organisation, sequence: Number(sequence), hash };
}

/** One organisation's log, gone through from its first entry to its last. */
export interface VerifiedLog {
  organisation: string;
  /** How many entries are there. */
  entries: number;
  /** Worth noting elsewhere: only so can it show that the newest entries were cut off together with the end. */
  end: LogEnd;
  /** Entries before this one were let go, and that is sealed in the log. */
  disposedUpTo: number;
  /** The first entry that does not hold, and why. */
  broken: { sequence: number; says: string } | null;
}

/**
 * Goes through the view log of every organisation. Reads only. A changed, exchanged or missing entry shows, and so does an
 * end that was cut off without its note. Whoever can write to the whole database could write the log anew from some entry
 * on, end included: that shows only against ends `noted` elsewhere.
 */
export async function verifyViewLogs(
  log: ViewLogCollections,
  noted: readonly NotedEnd[] = [],
): Promise<VerifiedLog[]> {
  const organisations = new Set([
    ...(await log.ends.distinct('_id')),
    ...(await log.viewings.distinct('organisation')),
    ...noted.map(({ organisation }) => organisation),
  ]);
  const verified: VerifiedLog[] = [];
  for (const organisation of [...organisations].sort()) {
    verified.push(await verifyOne(log, organisation, noted));
  }
  return verified;
}

async function verifyOne(
  { viewings, ends }: ViewLogCollections,
  organisation: string,
  noted: readonly NotedEnd[],
): Promise<VerifiedLog> {
  const stated = await ends.findOne({ _id: organisation });
  const start = await whereItBegins(viewings, organisation);
  const seen = noted.filter((end) => end.organisation === organisation);
  let end: LogEnd = start;
  let entries = 0;
  let broken: VerifiedLog['broken'] = null;
  const after = { organisation, sequence: { $gt: start.sequence } };
  for await (const entry of viewings.find(after).sort({ sequence: 1 })) {
    const why = whyBroken(end, entry) ?? notAsNoted(entry, seen);
    if (why !== null) {
      broken = { sequence: entry.sequence, says: why };
      break;
    }
    entries += 1;
    end = { sequence: entry.sequence, hash: entry.hash };
  }
  broken ??= brokenEnd(end, stated, seen);
  return { organisation, entries, end, disposedUpTo: start.sequence, broken };
}

/** The newest seal says from where on entries are there; without one it is the very first. */
async function whereItBegins(
  viewings: ViewLogCollections['viewings'],
  organisation: string,
): Promise<LogEnd> {
  const [seal] = await viewings
    .find({ organisation, what: 'disposed' })
    .sort({ sequence: -1 })
    .limit(1)
    .toArray();
  return seal?.disposed
    ? { sequence: seal.disposed.upTo, hash: seal.disposed.hash }
    : { sequence: 0, hash: beginning };
}

function notAsNoted({ sequence, hash }: StoredViewing, noted: readonly LogEnd[]): string | null {
  return noted.some((end) => end.sequence === sequence && end.hash !== hash)
    ? 'This is not the entry that was noted elsewhere.'
    : null;
}

function brokenEnd(
  end: LogEnd,
  stated: LogEnd | null,
  noted: readonly LogEnd[],
): VerifiedLog['broken'] {
  const furthest = Math.max(stated?.sequence ?? 0, ...noted.map(({ sequence }) => sequence));
  if (furthest > end.sequence) {
    return { sequence: end.sequence + 1, says: `The log ends before entry ${furthest}.` };
  }
  if (stated === null ? end.sequence > 0 : stated.hash !== end.hash) {
    return { sequence: end.sequence, says: 'The log does not end where its end is noted.' };
  }
  return null;
}
