import { idSchema, instantSchema, personRefSchema } from '@alongside/workflows/organisation/people';
import { may } from '@alongside/workflows/rights/rights';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { noBody, none, openRoute, type Route, route } from '../http/route.ts';
import { meSchema, presentMe } from '../person/present.ts';
import { notFound } from '../problem-error.ts';
import { clearCookie } from './cookies.ts';
import type { Provider } from './provider.ts';
import type { Sessions } from './session.ts';
import { endsOf, type SignIn } from './session-life.ts';
import type { SessionSettings } from './session-settings.ts';
import type { SignInLinks } from './sign-in-links.ts';

export interface SessionRoutesDeps {
  collections: Pick<Collections, 'people'>;
  sessions: Sessions;
  links: SignInLinks;
  provider: Provider | null;
  settings: SessionSettings;
  clock: Clock;
  demoMode: boolean;
  behindTls: boolean;
  /** A session of this person has ended: their sockets are asked again who is behind them. */
  sessionEnded(person: string): void;
}

const lastsSchema = z.object({
  how: z.enum(['demo', 'password', 'provider']),
  /** Without a sign of life, and in any case. */
  idleEndsInSeconds: z.int(),
  endsInSeconds: z.int(),
  warnSeconds: z.int(),
});

const signInSchema = z.object({
  id: z.string(),
  device: z.string(),
  since: instantSchema,
  seenAt: instantSchema,
  here: z.boolean(),
});

const linkSchema = z.object({
  by: personRefSchema.nullable(),
  at: instantSchema,
  usedAt: instantSchema.nullable(),
});

/** Who is signed in, for how long, where else, and signing out. */
export function sessionRoutes(deps: SessionRoutesDeps): Route[] {
  const { sessions, links, provider, settings, clock, demoMode, behindTls, sessionEnded } = deps;

  function lasts(signIn: SignIn): z.infer<typeof lastsSchema> {
    const now = clock.now();
    const { idle, longest } = endsOf(signIn, settings);
    const seconds = (until: number) => Math.max(0, Math.floor((until - now) / 1000));
    return {
      how: signIn.how,
      idleEndsInSeconds: seconds(idle),
      endsInSeconds: seconds(longest),
      warnSeconds: Math.floor(settings.warningMs / 1000),
    };
  }

  return [
    openRoute({
      method: 'get',
      path: '/session',
      summary: 'How one signs in here, and how long the session of who is signed in lasts',
      params: none,
      query: none,
      body: noBody,
      answers: {
        status: 200,
        schema: z.object({
          ways: z.object({
            demo: z.boolean(),
            password: z.boolean(),
            provider: z.string().nullable(),
          }),
          session: lastsSchema.nullable(),
        }),
      },
      async handle({ req }) {
        const signIn = sessions.of(req);
        const ways = {
          demo: demoMode,
          password: settings.local,
          provider: settings.signOn?.name ?? null,
        };
        return { status: 200, json: { ways, session: signIn && lasts(signIn) } };
      },
    }),
    openRoute({
      method: 'delete',
      path: '/session',
      summary: 'Sign out',
      params: none,
      query: none,
      body: noBody,
      answers: { status: 204, schema: z.undefined() },
      async handle({ req, res }) {
        const signIn = sessions.of(req);
        if (signIn) {
          await sessions.end(signIn.person, { only: signIn.key });
          sessionEnded(signIn.person);
        }
        clearCookie(res, 'session', behindTls);
        return { status: 204 };
      },
    }),
    openRoute({
      method: 'post',
      path: '/session/end',
      summary: 'Sign out, here or everywhere, and learn where to sign out of the provider',
      params: none,
      query: none,
      body: z.strictObject({ everywhere: z.boolean().default(false) }),
      answers: { status: 200, schema: z.object({ next: z.string().nullable() }) },
      async handle({ req, res, body }) {
        const signIn = sessions.of(req);
        if (signIn) {
          await sessions.end(signIn.person, body.everywhere ? {} : { only: signIn.key });
          sessionEnded(signIn.person);
        }
        clearCookie(res, 'session', behindTls);
        const next = signIn?.how === 'provider' ? await provider?.signOutUrl(signIn.idToken) : null;
        return { status: 200, json: { next: next ?? null } };
      },
    }),
    route({
      method: 'post',
      path: '/session/stay',
      summary: 'Give a sign of life, so that the session goes on',
      params: none,
      query: none,
      body: z.strictObject({}),
      answers: { status: 200, schema: lastsSchema },
      async handle({ req }) {
        const signIn = sessions.of(req);
        if (!signIn) throw notFound();
        return { status: 200, json: lasts({ ...signIn, seenAt: clock.now() }) };
      },
    }),
    route({
      method: 'get',
      path: '/sessions',
      summary: 'Where one is signed in, and the links made for one to sign in with',
      params: none,
      query: none,
      body: noBody,
      answers: {
        status: 200,
        schema: z.object({ items: z.array(signInSchema), links: z.array(linkSchema) }),
      },
      async handle({ req, asker: { person, directory } }) {
        const here = sessions.of(req)?.key;
        const [found, made] = await Promise.all([
          sessions.list(person.id),
          links.madeFor({ person: person.id, organisation: person.organisation }),
        ]);
        const items = found.map(({ key, device, since, seenAt }) => ({
          id: key,
          device,
          since: new Date(since).toISOString(),
          seenAt: new Date(seenAt).toISOString(),
          here: key === here,
        }));
        const shown = made.map(({ by, at, usedAt }) => ({
          by: by === null ? null : directory.ref(by),
          at: at.toISOString(),
          usedAt: usedAt?.toISOString() ?? null,
        }));
        return { status: 200, json: { items, links: shown } };
      },
    }),
    route({
      method: 'delete',
      path: '/sessions/:id',
      summary: 'Sign out of one place where one is signed in',
      params: z.strictObject({ id: idSchema }),
      query: none,
      body: noBody,
      answers: { status: 204, schema: z.undefined() },
      async handle({ params, asker: { person } }) {
        await sessions.end(person.id, { only: params.id });
        sessionEnded(person.id);
        return { status: 204 };
      },
    }),
    route({
      method: 'delete',
      path: '/people/:id/sessions',
      summary: 'Sign a colleague out everywhere (administrators)',
      params: z.strictObject({ id: idSchema }),
      query: none,
      body: noBody,
      answers: { status: 204, schema: z.undefined() },
      async handle({ params, asker: { person } }) {
        const here = { _id: params.id, organisation: person.organisation };
        if (!may(person, 'administer') || !(await deps.collections.people.findOne(here)))
          throw notFound();
        await sessions.end(params.id, {});
        sessionEnded(params.id);
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/me',
      summary: 'Who is signed in',
      params: none,
      query: none,
      body: noBody,
      answers: { status: 200, schema: meSchema },
      async handle({ asker }) {
        return { status: 200, json: presentMe(asker) };
      },
    }),
  ];
}
