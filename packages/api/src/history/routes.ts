import { documentAccess } from '@alongside/workflows/discussion/access';
import {
  authorsSchema,
  changesSchema,
  lateWordsSchema,
  versionLineSchema,
  versionSchema,
} from '@alongside/workflows/discussion/history';
import {
  findingsDocument,
  type LiveDocument,
  reflectionDocument,
} from '@alongside/workflows/live/protocol';
import { idSchema } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import * as Y from 'yjs';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import type { Readings } from '../reading/readings.ts';
import { readsAs } from '../discussion/who-may-know.ts';
import { commandIdSchema } from '../http/command-body.ts';
import { pageSchema } from '../http/paging.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import type { LiveCollections } from '../live/document-log.ts';
import type { StoredCircle } from '../live/ports.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { authorsOf } from './authors.ts';
import { changesSince, noteVisit } from './changes.ts';
import { bringLateWords, forgetLateWords, lateWordsOf } from './late-words.ts';
import type { HistoryCollections } from './stored.ts';
import { keepOnDemand, lineOf, listVersions, readVersion } from './versions.ts';
import { findingIn, readWritten } from './written.ts';

export interface HistoryRoutesDeps {
  collections: Collections;
  history: HistoryCollections;
  live: LiveCollections;
  readings: Pick<Readings, 'note'>;
  clock: Clock;
}

/** Versions, what changed, who wrote what, and words that came too late: for them who may read the findings. */
export function historyRoutes(deps: HistoryRoutesDeps): Route[] {
  const { collections, history, live, readings, clock } = deps;

  /** @throws ProblemError `not-found` for everybody who may not read the findings, in the same words. */
  async function opened(id: string, { person, directory }: Asker) {
    const found = await collections.discussions.findOne(
      { _id: id, organisation: person.organisation },
      { projection: { organisation: 1, revision: 1, projection: 1 } },
    );
    if (!found || readsAs(found.projection, person.id, directory) !== 'participant')
      throw notFound();
    const { circle, stagesReached, recordVersion, people } = found.projection;
    const access = documentAccess(circle, { kind: 'findings', discussion: id }, person.id);
    if (access === 'none') throw notFound();
    const { organisation } = found;
    const stored: StoredCircle = { organisation, circle, stagesReached, recordVersion };
    return { person, people, access, stored, revision: found.revision };
  }

  /** The documents whose late words this person may have typed and may still read around. */
  function ownDocuments(discussion: string, { circle }: StoredCircle, person: string): string[] {
    const documents: [string, LiveDocument][] = [
      [findingsDocument(discussion), { kind: 'findings', discussion }],
      [reflectionDocument(discussion, person), { kind: 'reflection', discussion, person }],
    ];
    return documents
      .filter(([, doc]) => documentAccess(circle, doc, person) !== 'none')
      .map(([name]) => name);
  }

  const versions = route({
    method: 'get',
    path: '/discussions/:id/versions',
    summary: 'Versions of the findings, kept at each step of the room and on demand; newest first',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: pageSchema(versionLineSchema) },
    async handle({ asker, params }) {
      const { person } = await opened(params.id, asker);
      const items = await listVersions(history, params.id, person, asker.directory);
      return { status: 200, json: { items, next: null } };
    },
  });

  const version = route({
    method: 'get',
    path: '/discussions/:id/versions/:version',
    summary: 'The findings as they stood then',
    params: z.strictObject({ id: idSchema, version: idSchema }),
    query: none,
    body: noBody,
    answers: { status: 200, schema: versionSchema },
    async handle({ asker, params }) {
      const { person } = await opened(params.id, asker);
      const { id, version: named } = params;
      const found = await readVersion(history, id, named, person, asker.directory);
      if (!found) throw notFound();
      await readings.note(id, person, 'findings');
      return { status: 200, json: found };
    },
  });

  const keep = route({
    method: 'post',
    path: '/discussions/:id/versions',
    summary: 'Keep the findings as they stand now',
    params: idParams,
    query: none,
    body: z.strictObject({
      commandId: commandIdSchema,
      label: z.string().trim().min(1).max(100).optional(),
    }),
    answers: { status: 201, schema: versionLineSchema },
    problems: [409, 422],
    async handle({ asker, params: { id }, body: { commandId, label } }) {
      const { person, people, access, stored, revision } = await opened(id, asker);
      if (access !== 'write') {
        throw new ProblemError('not-now', 'The text is closed, and kept as it stands.');
      }
      const { findings } = await readWritten(live, id, stored);
      const now = { id, revision, people, findings };
      const asked = { commandId, label: label ?? null };
      const kept = await keepOnDemand(history, now, person, asked, clock);
      return { status: 201, json: lineOf(kept, asker.directory) };
    },
  });

  const changes = route({
    method: 'get',
    path: '/discussions/:id/changes',
    summary: 'What others have changed since I was last here',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: changesSchema },
    async handle({ asker, params: { id } }) {
      const { person, stored } = await opened(id, asker);
      const written = await readWritten(live, id, stored);
      const json = await changesSince(history, id, person, written, asker.directory);
      if (json.items.length > 0) await readings.note(id, person, 'findings');
      return { status: 200, json };
    },
  });

  const visited = route({
    method: 'post',
    path: '/discussions/:id/visits',
    summary: 'Remember how I leave the findings; nobody else can ask for it',
    params: idParams,
    query: none,
    body: none,
    answers: { status: 204, schema: none },
    async handle({ asker, params: { id } }) {
      const { person, stored } = await opened(id, asker);
      await noteVisit(history, id, person, await readWritten(live, id, stored), clock);
      return { status: 204 };
    },
  });

  const authors = route({
    method: 'get',
    path: '/discussions/:id/findings/:finding/authors',
    summary: 'Who wrote what in a finding',
    params: z.strictObject({ id: idSchema, finding: idSchema }),
    query: none,
    body: noBody,
    answers: { status: 200, schema: authorsSchema },
    async handle({ asker, params: { id, finding: named } }) {
      const { person, stored } = await opened(id, asker);
      const { document, findings, credits } = await readWritten(live, id, stored);
      const finding = findingIn(document, named);
      const text: unknown = finding?.get('text');
      if (!findings.some((known) => known.id === named) || !(text instanceof Y.XmlFragment))
        throw notFound();
      await readings.note(id, person, 'findings');
      const spans = authorsOf(text, credits).map((span) => ({
        text: span.text,
        by: span.by === null ? null : asker.directory.ref(span.by),
      }));
      return { status: 200, json: { together: finding?.get('together') === true, spans } };
    },
  });

  const late = route({
    method: 'get',
    path: '/discussions/:id/late-words',
    summary: 'What I typed too late for a text that was closed; nobody else can read it',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: pageSchema(lateWordsSchema) },
    async handle({ asker, params: { id } }) {
      const { person, stored } = await opened(id, asker);
      const documents = ownDocuments(id, stored, person.id);
      const items = await lateWordsOf({ live, history }, id, documents, person);
      return { status: 200, json: { items, next: null } };
    },
  });

  const bring = route({
    method: 'post',
    path: '/discussions/:id/late-words',
    summary: 'Keep what a page still held when it came back to a closed text',
    params: idParams,
    query: none,
    body: z.strictObject({
      commandId: commandIdSchema,
      words: z.array(lateWordsSchema.strict()).min(1).max(200),
    }),
    answers: { status: 204, schema: none },
    problems: [422],
    async handle({ asker, params: { id }, body }) {
      const { person } = await opened(id, asker);
      await bringLateWords({ live, history }, id, person, body, clock);
      return { status: 204 };
    },
  });

  const forget = route({
    method: 'delete',
    path: '/discussions/:id/late-words',
    summary: 'Let go of what I typed too late',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 204, schema: none },
    async handle({ asker, params: { id } }) {
      const { person, stored } = await opened(id, asker);
      const documents = ownDocuments(id, stored, person.id);
      await forgetLateWords({ live, history }, id, documents, person);
      return { status: 204 };
    },
  });

  return [versions, version, keep, changes, visited, authors, late, bring, forget];
}
