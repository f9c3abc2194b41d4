import { idSchema, personSchema } from '@alongside/workflows/organisation/people';
import type { Request } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Collections, StoredPerson } from '../database/collections.ts';
import { none, openRoute, type Route } from '../http/route.ts';
import type { Directories } from '../person/directory.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { Devices } from './devices.ts';
import type { Passwords } from './passwords.ts';
import type { Sessions } from './session.ts';
import type { SignInLimits } from './sign-in-limits.ts';

export interface SignInDeps {
  collections: Pick<Collections, 'people'>;
  directories: Directories;
  sessions: Sessions;
  passwords: Passwords;
  devices: Devices;
  limits: SignInLimits;
  ways: { demo: boolean; password: boolean };
  logger: Logger;
  sessionEnded(person: string): void;
}

/** At most what is hashed; longer ones are refused where passwords are chosen. */
export const typedPassword = z.string().min(1).max(512);
const byPassword = z.strictObject({ email: z.email().max(254), password: typedPassword });
const asDemoPerson = z.strictObject({ demoPerson: idSchema });

/** Signing in without a provider: by e-mail and password, and in demo mode as whom one likes. */
export function signInRoutes(deps: SignInDeps): Route[] {
  const { ways, limits } = deps;
  if (!ways.demo && !ways.password) return [];
  const body: z.ZodType<z.infer<typeof asDemoPerson> | z.infer<typeof byPassword>> = ways.demo
    ? ways.password
      ? z.union([asDemoPerson, byPassword])
      : asDemoPerson
    : byPassword;
  return [
    openRoute({
      method: 'post',
      path: '/session',
      summary: ways.demo
        ? 'Sign in, by e-mail and password or as a person of the demo organisation (demo mode only)'
        : 'Sign in by e-mail and password',
      params: none,
      query: none,
      body,
      answers: { status: 200, schema: personSchema },
      problems: [401, 429],
      async handle({ req, res, body: said }) {
        await limits.address(req);
        if ('demoPerson' in said) {
          const found = await deps.collections.people.findOne({
            _id: said.demoPerson,
            comesFor: { $ne: null },
            leftAt: null,
          });
          if (!found) throw notFound();
          return { status: 200, json: await signedIn(deps, req, found, 'demo') };
        }
        const found = await byPasswordOf(deps, req, said);
        const person = await signedIn(deps, req, found, 'password');
        await deps.devices.remember(req, res, {
          person: found._id,
          organisation: found.organisation,
        });
        return { status: 200, json: person };
      },
    }),
  ];
}

/** @throws ProblemError in the same words and time whether there is nobody of this e-mail or the password is wrong */
async function byPasswordOf(
  { passwords, devices, limits, logger }: SignInDeps,
  req: Request,
  { email, password }: z.infer<typeof byPassword>,
): Promise<StoredPerson> {
  const [people, device] = await Promise.all([passwords.byEmail(email), devices.known(req)]);
  const right = await limits.account(req, email, { people, device });
  const found = await passwords.whose(people, password);
  if (!found) {
    const [account] = people;
    logger.warn({ event: 'sign-in failed', person: account?._id, ip: req.ip }, 'a sign-in failed');
    throw new ProblemError(
      'sign-in-needed',
      'This e-mail and password do not belong together here. Try again, or ask an administrator for a link to choose a new password.',
    );
  }
  await right();
  return found;
}

/** Begins the session, and tells sockets of the one before. */
export async function signedIn(
  {
    sessions,
    directories,
    sessionEnded,
    logger,
  }: Pick<SignInDeps, 'sessions' | 'directories' | 'sessionEnded' | 'logger'>,
  req: Request,
  found: StoredPerson,
  how: 'demo' | 'password',
) {
  const { _id: person, organisation } = found;
  const before = sessions.of(req)?.person;
  await sessions.begin(req, { person, organisation }, { how });
  logger.info({ event: 'signed in', how, person, organisation, ip: req.ip }, 'somebody signed in');
  if (before !== undefined) sessionEnded(before);
  const known = (await directories.of(organisation)).find(person);
  if (known) return known;
  // Somebody who joined since the organisation's people were read.
  directories.forget(organisation);
  return (await directories.of(organisation)).find(person);
}
