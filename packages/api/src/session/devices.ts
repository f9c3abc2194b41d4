import type { Request, Response } from 'express';
import type { Clock } from '../clock.ts';
import { lifetimes, readCookie, setCookie } from './cookies.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { SessionCollections, StoredDevice } from './stored.ts';

export interface Devices {
  /** Whose browser this is known as. */
  known(req: Request): Promise<StoredDevice | null>;
  /** From now on this browser is known as theirs. */
  remember(
    req: Request,
    res: Response,
    who: { person: string; organisation: string },
  ): Promise<void>;
}

/** Browsers that somebody has signed in from: what strangers try elsewhere never keeps their owner out of these. */
export function createDevices(
  { devices }: SessionCollections,
  { clock, behindTls }: { clock: Clock; behindTls: boolean },
): Devices {
  function idOf(req: Request): string | null {
    const secret = readCookie(req, 'device', behindTls);
    return secret === null ? null : hashOf(secret);
  }

  return {
    async known(req) {
      const _id = idOf(req);
      if (_id === null) return null;
      return devices.findOne({ _id, forgetAt: { $gt: new Date(clock.now()) } });
    },
    async remember(req, res, who) {
      const before = idOf(req);
      const secret = newSecret();
      await devices.insertOne({
        _id: hashOf(secret),
        ...who,
        forgetAt: new Date(clock.now() + lifetimes.device),
      });
      if (before !== null) await devices.deleteOne({ _id: before, person: who.person });
      setCookie(res, 'device', secret, behindTls);
    },
  };
}
