import type { Request } from 'express';
import type { SessionData } from 'express-session';
import type { Collection } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { RememberingStore } from './remembering-store.ts';
import { hashOf } from './secrets.ts';
import { regenerated, saved } from './session-change.ts';
import type { SignIn } from './session-life.ts';
import type { SessionSettings } from './session-settings.ts';

/** How long an id still counts once the next one has arrived: other requests with it are under way. */
const overlap = 60_000;

/**
 * Changes a session's id from time to time, so that a stolen cookie does not serve for long. The old id counts until
 * the new one has been used: a new cookie lost on the way signs nobody out.
 */
export function createNewIds(deps: {
  stored: Collection<{ _id: string; session: SessionData }>;
  store: RememberingStore;
  settings: SessionSettings;
  clock: Clock;
}) {
  const { stored, store, settings, clock } = deps;

  async function arrived(id: string, key: string): Promise<void> {
    const until = clock.now() + overlap;
    await stored.updateMany(
      { 'session.signIn.key': key, _id: { $ne: hashOf(id) } },
      { $set: { 'session.signIn.until': until } },
    );
    await stored.updateOne({ _id: hashOf(id) }, { $unset: { 'session.signIn.unused': '' } });
    store.forget(({ signIn }) => signIn?.key === key);
  }

  return {
    /** Makes the answer to this request carry another id, if it is time. */
    async whenDue(req: Request, found: SignIn): Promise<void> {
      const { unused, ...signIn } = found;
      if (unused === true) await arrived(req.sessionID, signIn.key);
      const now = clock.now();
      if (signIn.until !== undefined || now - signIn.idSince < settings.newIdMs) return;
      // Of several requests at the same moment one changes it.
      const { modifiedCount } = await stored.updateOne(
        { _id: hashOf(req.sessionID), 'session.signIn.idSince': signIn.idSince },
        { $set: { 'session.signIn.idSince': now } },
      );
      store.forget((known) => known.signIn?.key === signIn.key);
      if (modifiedCount === 0) return;
      store.stay(req.sessionID);
      await regenerated(req);
      req.session.signIn = { ...signIn, seenAt: now, idSince: now, unused: true };
      req.session.cookie.maxAge = Math.max(1000, signIn.since + settings.longestMs - now);
      await saved(req);
    },
  };
}
