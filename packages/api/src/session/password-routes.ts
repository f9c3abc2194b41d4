import { idSchema, instantSchema, personSchema } from '@alongside/workflows/organisation/people';
import { may } from '@alongside/workflows/rights/rights';
import { passwordProblem } from '@alongside/workflows/session/password';
import { z } from 'zod';
import { none, openRoute, type Route, route } from '../http/route.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { MakeLimiter } from './limits.ts';
import type { SignInLinks } from './sign-in-links.ts';
import { signedIn, type SignInDeps, typedPassword } from './sign-in-routes.ts';

const token = z.string().regex(/^[\w-]{20,100}$/, 'This is not a link from here.');
const gone = () =>
  new ProblemError(
    'not-found',
    'This link does not count any more: it was used, or has run out, or a newer one was made. Ask an administrator for another.',
  );

/** Choosing and changing a password, and the links for it. */
export function passwordRoutes(
  deps: SignInDeps & { links: SignInLinks; limiter: MakeLimiter },
): Route[] {
  const { collections, directories, sessions, passwords, devices, limits, links } = deps;
  const changes = deps.limiter({
    name: 'password-changes',
    times: 10,
    seconds: 15 * 60,
    says: 'That was tried too often. Wait a quarter of an hour.',
  });

  function fits(password: string, person: { name: string; email?: string | null }): void {
    const problem = passwordProblem(password, { name: person.name, email: person.email ?? null });
    if (problem !== null) {
      throw new ProblemError('malformed', problem, { errors: [{ at: 'password', says: problem }] });
    }
  }

  return [
    openRoute({
      method: 'post',
      path: '/session/link/look',
      summary: 'Whose link to choose a password this is',
      params: none,
      query: none,
      body: z.strictObject({ token }),
      answers: {
        status: 200,
        schema: z.object({
          name: z.string(),
          email: z.string().nullable(),
          organisationName: z.string(),
        }),
      },
      problems: [429],
      async handle({ req, body }) {
        await limits.address(req);
        const found = await links.look(body.token);
        if (!found) throw gone();
        const { name: organisationName } = await directories.of(found.organisation);
        const { name, email = null } = found;
        return { status: 200, json: { name, email, organisationName } };
      },
    }),
    openRoute({
      method: 'post',
      path: '/session/link',
      summary: 'Choose a password with a link, once, and sign in',
      params: none,
      query: none,
      body: z.strictObject({ token, password: typedPassword }),
      answers: { status: 200, schema: personSchema },
      problems: [429],
      async handle({ req, res, body }) {
        await limits.address(req);
        const looked = await links.look(body.token);
        if (!looked) throw gone();
        fits(body.password, looked);
        const found = await links.use(body.token);
        if (!found) throw gone();
        await passwords.set(found, body.password);
        const chosen = { event: 'password chosen', person: found._id, ip: req.ip };
        deps.logger.info(chosen, 'somebody chose a password with a link');
        await sessions.end(found._id, {});
        deps.sessionEnded(found._id);
        const person = await signedIn(deps, req, found, 'password');
        await devices.remember(req, res, { person: found._id, organisation: found.organisation });
        return { status: 200, json: person };
      },
    }),
    route({
      method: 'post',
      path: '/session/password',
      summary: 'Change one’s own password; every other session of one’s own ends',
      params: none,
      query: none,
      body: z.strictObject({ current: typedPassword, password: typedPassword }),
      answers: { status: 204, schema: z.undefined() },
      problems: [403, 422],
      async handle({ req, body, asker: { person } }) {
        if (!(await passwords.has(person.id)))
          throw new ProblemError('not-now', 'You sign in without a password here.');
        await changes.take(person.id);
        if (!(await passwords.is(person.id, body.current)))
          throw new ProblemError('not-yours', 'The current password is another one.');
        fits(body.password, person);
        await changes.forgive(person.id);
        const changed = { event: 'password changed', person: person.id, ip: req.ip };
        deps.logger.info(changed, 'somebody changed their password');
        await passwords.set({ _id: person.id, organisation: person.organisation }, body.password);
        const here = sessions.of(req)?.key;
        await sessions.end(person.id, here === undefined ? {} : { but: here });
        deps.sessionEnded(person.id);
        return { status: 204 };
      },
    }),
    route({
      method: 'post',
      path: '/people/:id/sign-in-link',
      summary: 'Make a link with which a colleague chooses a password, once (administrators)',
      params: z.strictObject({ id: idSchema }),
      query: none,
      body: z.strictObject({}),
      answers: { status: 201, schema: z.object({ path: z.string(), expires: instantSchema }) },
      problems: [422],
      async handle({ params, asker: { person } }) {
        if (!may(person, 'administer')) throw notFound();
        const { organisation } = person;
        const found = await collections.people.findOne({
          _id: params.id,
          organisation,
          leftAt: null,
        });
        if (!found) throw notFound();
        if (!found.email)
          throw new ProblemError(
            'not-now',
            'There is no e-mail of this colleague yet, and it is what they sign in with. Enter it first.',
          );
        const { path, expires } = await links.make(found, person.id);
        const made = { event: 'link made', person: found._id, by: person.id, organisation };
        deps.logger.info(made, 'an administrator made a link to sign in with');
        return { status: 201, json: { path, expires: expires.toISOString() } };
      },
    }),
  ];
}
