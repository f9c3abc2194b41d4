import type { Logger } from 'pino';
import { archiveLease, buildArchive, type BuildDeps } from './build.ts';

/**
 * Makes the archives that were asked for, one after another, and takes away those whose time is over. One that a crash
 * interrupted is made anew. @returns a round for a poller.
 */
export function createHeldRound(deps: BuildDeps & { logger: Logger }): () => Promise<boolean> {
  const { held, clock, logger } = deps;

  async function expire(): Promise<void> {
    const over = { state: 'ready' as const, expires: { $lte: new Date(clock.now()) } };
    for await (const { _id, organisation } of held.archives.find(over)) {
      await held.pieces.deleteMany({ organisation, archive: _id });
      await held.archives.updateOne({ _id }, { $set: { state: 'expired' } });
    }
  }

  return async function round() {
    await expire();
    const now = new Date(clock.now());
    const archive = await held.archives.findOneAndUpdate(
      { $or: [{ state: 'waiting' }, { state: 'working', leasedUntil: { $lte: now } }] },
      { $set: { state: 'working', leasedUntil: new Date(now.getTime() + archiveLease) } },
      { sort: { askedAt: 1 }, returnDocument: 'after' },
    );
    if (!archive) return false;
    try {
      await buildArchive(deps, archive);
    } catch (error) {
      logger.error({ err: error, archive: archive._id }, 'An archive could not be made.');
      await held.pieces.deleteMany({ organisation: archive.organisation, archive: archive._id });
      await held.archives.updateOne(
        { _id: archive._id },
        { $set: { state: 'failed', leasedUntil: null } },
      );
    }
    return true;
  };
}
