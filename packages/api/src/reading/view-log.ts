import { setImmediate as nextTurn, setTimeout as after } from 'node:timers/promises';
import { caseKey } from '@alongside/workflows/rights/case-key';
import type { Viewed } from '@alongside/workflows/reading/viewings';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import type { Transact } from '../durable/transact.ts';
import { ProblemError } from '../problem-error.ts';
import { beginning, chained, type Unchained } from './chain.ts';
import type { StoredViewing, ViewedAbout, ViewLogCollections } from './stored.ts';

/** Somebody looked at something. */
export interface Viewing {
  organisation: string;
  /** Null: the service itself. */
  person: string | null;
  what: Viewed;
  about: Omit<ViewedAbout, 'caseKey'>;
  /** Typed by whoever looked, where one is asked for. */
  reason?: string;
}

/**
 * The view log of every organisation: append-only, each entry bound by its hash to the one before it (promise P9).
 * `await viewLog.append({ organisation, person: person.id, what: 'recordExported', about: { discussion } })` before
 * content leaves, and never after: when it cannot be kept, nothing is shown.
 */
export interface ViewLog {
  /**
   * Resolves when the entry is durable with majority write concern.
   * @throws ProblemError `unavailable` when it cannot be kept; then nothing may be shown.
   */
  append(viewing: Viewing): Promise<void>;
  /** The same, one entry a person, thing and hour: for what is read again and again. */
  appendHourly(viewing: Viewing): Promise<void>;
  /** Appends what lets the oldest entries go; see `dispose.ts`. */
  appendSealed(viewing: Viewing, disposed: NonNullable<StoredViewing['disposed']>): Promise<void>;
  /** Until everything appended so far is kept, or was given up and said so. */
  settled(): Promise<void>;
}

interface Waiting {
  entry: Unchained;
  resolve(): void;
  reject(error: unknown): void;
}

const atOnce = 500;
const hour = 60 * 60 * 1000;
/** Milliseconds before each new attempt, and then it is given up and said so. */
const patience = [20, 100, 400, 1500];

export function createViewLog(deps: {
  log: ViewLogCollections;
  collections: Pick<Collections, 'discussions'>;
  transact: Transact;
  clock: Clock;
  logger: Logger;
}): ViewLog {
  const { log, collections, transact, clock, logger } = deps;
  const waiting = new Map<string, Waiting[]>();
  const atWork = new Map<string, Promise<void>>();
  const noted = new Map<string, Promise<void>>();

  function put(viewing: Viewing, more: Partial<Unchained> = {}): Promise<void> {
    const { organisation, person, what, reason } = viewing;
    const { caseReference } = viewing.about;
    const about = { ...viewing.about, ...(caseReference && { caseKey: caseKey(caseReference) }) };
    const at = new Date(clock.now());
    const entry = { organisation, at, person, what, about, reason: reason ?? null, once: null };
    const kept = new Promise<void>((resolve, reject) => {
      const queue = waiting.get(organisation) ?? [];
      queue.push({ entry: { ...entry, ...more }, resolve, reject });
      waiting.set(organisation, queue);
    });
    if (!atWork.has(organisation)) atWork.set(organisation, work(organisation));
    return kept;
  }

  /** Whatever arrives while one batch is written goes together in the next. */
  async function work(organisation: string): Promise<void> {
    for (;;) {
      await nextTurn();
      const batch = (waiting.get(organisation) ?? []).splice(0, atOnce);
      if (batch.length === 0) break;
      try {
        await patiently(batch.map(({ entry }) => entry));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        logger.error({ err: error, organisation, entries: batch.length }, 'The view log refused.');
        const refused = new ProblemError(
          'unavailable',
          'Who reads what could not be noted, so nothing is shown. Nothing is lost; please try again.',
        );
        for (const { reject } of batch) reject(refused);
      }
    }
    atWork.delete(organisation);
  }

  async function patiently(entries: Unchained[]): Promise<void> {
    for (const wait of patience) {
      try {
        await write(entries);
        return;
      } catch (error) {
        logger.warn({ err: error }, 'The view log was not written; it is tried again.');
        await after(wait);
      }
    }
    await write(entries);
  }

  async function write(entries: Unchained[]): Promise<void> {
    const complete = await withCaseReferences(collections, entries);
    const [{ organisation } = { organisation: '' }] = complete;
    await transact(async (session) => {
      const end = await log.ends.findOne({ _id: organisation }, { session });
      const fresh = await notYetNoted(log, complete, session);
      const next = chained(end ?? { sequence: 0, hash: beginning }, fresh);
      const last = next.at(-1);
      if (!last) return;
      const { sequence, hash } = last;
      // Two nodes that begin a log at once both insert its end: one of them fails, and tries again.
      if (end) {
        const expected = { _id: organisation, organisation, sequence: end.sequence };
        const moved = await log.ends.updateOne(expected, { $set: { sequence, hash } }, { session });
        if (moved.matchedCount !== 1) throw new Error('Somebody else wrote to the view log.');
      } else {
        await log.ends.insertOne({ _id: organisation, organisation, sequence, hash }, { session });
      }
      await log.viewings.insertMany(next, { session });
    });
  }

  return {
    append: (viewing) => put(viewing),
    appendHourly(viewing) {
      const { organisation, person, what, about } = viewing;
      const once = JSON.stringify([
        ...[person, what, about.discussion, about.caseReference, about.colleague, about.words],
        Math.floor(clock.now() / hour),
      ]);
      const key = `${organisation}:${once}`;
      const known = noted.get(key);
      if (known) return known;
      if (noted.size > 20_000) noted.clear();
      const kept = put(viewing, { once });
      noted.set(key, kept);
      kept.catch(() => noted.delete(key));
      return kept;
    },
    appendSealed: (viewing, disposed) => put(viewing, { disposed }),
    async settled() {
      while (atWork.size > 0) await Promise.all(atWork.values());
    },
  };
}

type Session = Parameters<Parameters<Transact>[0]>[0];

/** Without those that another node, or this one before it was started again, noted within the hour. */
async function notYetNoted(
  { viewings }: ViewLogCollections,
  entries: Unchained[],
  session: Session,
): Promise<Unchained[]> {
  const [{ organisation } = { organisation: '' }] = entries;
  const keys = entries.flatMap(({ once }) => once ?? []);
  if (keys.length === 0) return entries;
  const found = await viewings
    .find({ organisation, once: { $in: keys } }, { session, projection: { once: 1 } })
    .toArray();
  const known = new Set(found.map(({ once }) => once));
  return entries.filter(({ once }) => once === null || !known.has(once));
}

/** An entry tells which case it was about also after the discussion itself has gone. */
async function withCaseReferences(
  { discussions }: Pick<Collections, 'discussions'>,
  entries: Unchained[],
): Promise<Unchained[]> {
  const [{ organisation } = { organisation: '' }] = entries;
  const ids = entries.flatMap(({ about }) =>
    about.discussion !== undefined && about.caseReference === undefined ? [about.discussion] : [],
  );
  if (ids.length === 0) return entries;
  const found = await discussions
    .find(
      { _id: { $in: [...new Set(ids)] }, organisation },
      { projection: { 'projection.caseReference': 1 } },
    )
    .toArray();
  const references = new Map(found.map(({ _id, projection }) => [_id, projection.caseReference]));
  return entries.map((entry) => {
    const { discussion } = entry.about;
    const known = discussion === undefined ? undefined : references.get(discussion);
    if (known === undefined || entry.about.caseReference !== undefined) return entry;
    return { ...entry, about: { ...entry.about, caseReference: known, caseKey: caseKey(known) } };
  });
}
