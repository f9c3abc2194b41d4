import { idSchema, instantSchema, personRefSchema } from '@alongside/workflows/organisation/people';
import { writtenText } from '@alongside/workflows/text';
import { z } from 'zod';
import { touchesAKnownFamily } from '../conflict/held-away.ts';
import { newId } from '../durable/writer.ts';
import { after, pageOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import { requireRight } from '../organisation/administer.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { BuildDeps } from './build.ts';
import type { StoredArchive } from './stored.ts';

const archiveSchema = z.object({
  id: idSchema,
  about: z.union([
    z.object({ caseReference: z.string() }),
    z.object({ colleague: personRefSchema }),
  ]),
  reason: z.string(),
  askedBy: personRefSchema,
  askedAt: z.string(),
  state: z.enum(['waiting', 'working', 'ready', 'expired', 'failed']),
  done: z.int(),
  total: z.int(),
  expires: z.string().nullable(),
  size: z.int(),
  /** Places to be looked at before it is handed over. */
  marks: z.int(),
});

/** Everything held, by case reference or by colleague: for rights of access. */
export function heldRoutes(deps: BuildDeps & { wake(): void }): Route[] {
  const { held, clock, viewLog } = deps;

  const ask = route({
    method: 'post',
    path: '/held/exports',
    summary: 'Have everything held about a case or a colleague put into an archive (quality leads)',
    params: none,
    query: none,
    body: z.union([
      z.strictObject({ caseReference: writtenText(40), reason: writtenText(1000) }),
      z.strictObject({ colleague: idSchema, reason: writtenText(1000) }),
    ]),
    answers: { status: 201, schema: archiveSchema },
    costly: true,
    problems: [403, 422],
    async handle({ asker, body }) {
      const { id, organisation } = requireRight(asker, 'exportHeld');
      const { reason, ...about } = body;
      if ('colleague' in about) await requireKnown(organisation, about.colleague);
      await requireNoKnownFamily(about, asker);
      await viewLog.append({ organisation, person: id, what: 'heldExported', about, reason });
      const archive: StoredArchive = {
        _id: newId(),
        organisation,
        about,
        reason,
        askedBy: id,
        askedAt: new Date(clock.now()),
        state: 'waiting',
        done: 0,
        total: 0,
        leasedUntil: null,
        readyAt: null,
        expires: null,
        size: 0,
        marks: 0,
      };
      await held.archives.insertOne(archive);
      deps.wake();
      return { status: 201, json: presented(archive, asker) };
    },
  });

  /** @throws ProblemError `not-now` when it touches a family that whoever asks knows. */
  async function requireNoKnownFamily(about: StoredArchive['about'], asker: Asker): Promise<void> {
    if (!(await touchesAKnownFamily(deps.collections, about, asker))) return;
    throw new ProblemError(
      'not-now',
      'You know a family that is in this. Another quality lead has to put it together.',
    );
  }

  /** Also somebody who has left: what is held about them is theirs to know. */
  async function requireKnown(organisation: string, colleague: string): Promise<void> {
    if (await deps.collections.people.findOne({ _id: colleague, organisation })) return;
    throw new ProblemError('not-now', 'There is no such colleague here. Choose one of the list.');
  }

  const list = route({
    method: 'get',
    path: '/held/exports',
    summary: 'Archives that were asked for, newest first (quality leads)',
    params: none,
    query: pageQuery({}),
    body: noBody,
    answers: { status: 200, schema: pageSchema(archiveSchema) },
    problems: [403],
    async handle({ asker, query }) {
      const { organisation } = requireRight(asker, 'exportHeld');
      const found = await held.archives
        .find({ $and: [{ organisation }, after(placeOf(query.cursor), 'askedAt')] })
        .sort({ askedAt: -1, _id: -1 })
        .limit(query.limit + 1)
        .toArray();
      const place = ({ askedAt, _id }: StoredArchive) => ({ at: askedAt, id: _id });
      const page = pageOf(found, query.limit, place, (archive) => presented(archive, asker));
      return { status: 200, json: page };
    },
  });

  const former = route({
    method: 'get',
    path: '/held/former-colleagues',
    summary:
      'Who has left, by name: what is held about them is theirs to know, too (quality leads)',
    params: none,
    query: none,
    body: noBody,
    answers: {
      status: 200,
      schema: pageSchema(personRefSchema.extend({ leftAt: instantSchema })),
    },
    problems: [403],
    async handle({ asker }) {
      const { organisation } = requireRight(asker, 'exportHeld');
      const found = await deps.collections.people
        .find({ organisation, leftAt: { $ne: null } })
        .sort({ name: 1, _id: 1 })
        .limit(1000)
        .toArray();
      const items = found.flatMap(({ _id: id, name, leftAt }) =>
        leftAt ? [{ id, name, leftAt: leftAt.toISOString() }] : [],
      );
      return { status: 200, json: { items, next: null } };
    },
  });

  async function archiveOf(id: string, { person }: Asker): Promise<StoredArchive> {
    const found = await held.archives.findOne({ _id: id, organisation: person.organisation });
    if (!found) throw notFound();
    return found;
  }

  const read = route({
    method: 'get',
    path: '/held/exports/:id',
    summary: 'How far an archive is (quality leads)',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: archiveSchema },
    problems: [403],
    async handle({ asker, params }) {
      requireRight(asker, 'exportHeld');
      return { status: 200, json: presented(await archiveOf(params.id, asker), asker) };
    },
  });

  const file = route({
    method: 'get',
    path: '/held/exports/:id/file',
    summary: 'The archive, as a zip (quality leads)',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: z.string(), type: 'application/zip' },
    problems: [403, 422],
    async handle({ asker, params }) {
      const { id, organisation } = requireRight(asker, 'exportHeld');
      const archive = await archiveOf(params.id, asker);
      const over = archive.expires !== null && archive.expires.getTime() <= clock.now();
      if (archive.state !== 'ready' || over) {
        throw new ProblemError(
          'not-now',
          over || archive.state === 'expired'
            ? 'This archive is no longer kept. Ask for it again; it holds what is held then.'
            : 'This archive is not ready yet. Come back in a moment.',
        );
      }
      const { about, reason } = archive;
      await requireNoKnownFamily(about, asker);
      await viewLog.append({ organisation, person: id, what: 'heldExported', about, reason });
      const pieces = await held.pieces
        .find({ organisation, archive: archive._id })
        .sort({ number: 1 })
        .toArray();
      const bytes = Buffer.concat(pieces.map((piece) => piece.bytes.buffer));
      const name = `held-${archive.askedAt.toISOString().slice(0, 10)}.zip`;
      return { status: 200, file: { bytes, type: 'application/zip', name } };
    },
  });

  return [ask, list, former, read, file];
}

function presented(
  { _id, about, askedBy, askedAt, expires, ...archive }: StoredArchive,
  { directory }: Asker,
): z.infer<typeof archiveSchema> {
  const { reason, state, done, total, size, marks } = archive;
  return {
    id: _id,
    about: 'colleague' in about ? { colleague: directory.ref(about.colleague) } : about,
    reason,
    askedBy: directory.ref(askedBy),
    askedAt: askedAt.toISOString(),
    state,
    done,
    total,
    expires: expires?.toISOString() ?? null,
    size,
    marks,
  };
}
