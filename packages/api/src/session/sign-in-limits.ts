import type { Request } from 'express';
import type { StoredPerson } from '../database/collections.ts';
import type { MakeLimiter } from './limits.ts';
import { hashOf } from './secrets.ts';
import type { StoredDevice } from './stored.ts';

/** Failures taken within these seconds. */
export const failures = {
  /** From a browser its owner has signed in from before. */
  ownDevice: { times: 10, seconds: 15 * 60 },
  /** At one account, from one address. */
  fromOneAddress: { times: 10, seconds: 15 * 60 },
  /** At one account, from everywhere together, own devices aside. */
  fromEverywhere: { times: 100, seconds: 60 * 60 },
} as const;

const says =
  'That was tried too often. Wait a quarter of an hour, or use a browser you have signed in from before. An administrator can give you a link to come in at once.';

export interface SignInLimits {
  /** One more sign-in from this address. @throws ProblemError `too-many` */
  address(req: Request): Promise<void>;
  /**
   * One more try at this account. Who is known here is counted apart, so that a stranger can lock out nobody but
   * themselves; the answer is the same whether there is such an account.
   * @returns what to call when it was right
   * @throws ProblemError `too-many`
   */
  account(
    req: Request,
    email: string,
    known: { people: readonly StoredPerson[]; device: StoredDevice | null },
  ): Promise<() => Promise<void>>;
}

export function createSignInLimits(limiter: MakeLimiter, signInsAMinute: number): SignInLimits {
  const addresses = limiter({
    name: 'signins',
    times: signInsAMinute,
    seconds: 60,
    says: 'Too many sign-ins from here. Try again in a minute.',
  });
  const ownDevice = limiter({ name: 'own-device', ...failures.ownDevice, says });
  const oneAddress = limiter({ name: 'one-address', ...failures.fromOneAddress, says });
  const everywhere = limiter({ name: 'everywhere', ...failures.fromEverywhere, says });
  const from = (req: Request) => req.ip ?? 'unknown';

  return {
    async address(req) {
      await addresses.take(from(req));
    },
    async account(req, email, { people, device }) {
      if (device && people.some(({ _id }) => _id === device.person)) {
        await ownDevice.take(device._id);
        return () => ownDevice.forgive(device._id);
      }
      const account = hashOf(email.toLowerCase());
      const here = hashOf(account, from(req));
      await oneAddress.take(here);
      await everywhere.take(account);
      return () => oneAddress.forgive(here);
    },
  };
}
