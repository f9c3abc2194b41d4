import { viewings as words } from '@alongside/workflows/reading/viewings';
import { type ViewingLine, viewingSchema } from '@alongside/workflows/reading/who-viewed';
import { caseKey } from '@alongside/workflows/rights/case-key';
import { caseReferenceSchema } from '@alongside/workflows/rights/conflict';
import { may } from '@alongside/workflows/rights/rights';
import { idSchema } from '@alongside/workflows/organisation/people';
import { stringify } from 'csv-stringify/sync';
import type { Filter } from 'mongodb';
import { z } from 'zod';
import type { Collections } from '../database/collections.ts';
import { pageOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { ProblemError } from '../problem-error.ts';
import type { Directory } from '../person/directory.ts';
import type { StoredViewing, ViewLogCollections } from './stored.ts';
import type { ViewLog } from './view-log.ts';

/** What is asked: about a case, about a colleague's discussions, or what a colleague viewed. */
const asked = {
  caseReference: caseReferenceSchema.optional(),
  /** Of which colleague: discussions they take part in, and what was kept about them. */
  about: idSchema.optional(),
  /** By which colleague. */
  by: idSchema.optional(),
};
type Wanted = { [Name in keyof typeof asked]?: string | undefined };

const mostInAFile = 50_000;

/** “Who viewed this?”, answered out of the view log; asking leaves an entry, too (R18). */
export function whoViewedRoutes(deps: {
  collections: Pick<Collections, 'discussions'>;
  viewings: ViewLogCollections['viewings'];
  viewLog: Pick<ViewLog, 'append'>;
}): Route[] {
  const { collections, viewings, viewLog } = deps;

  async function filterFor(wanted: Wanted, asker: Asker): Promise<Filter<StoredViewing>> {
    const { organisation, id } = asker.person;
    const { caseReference, about, by } = wanted;
    const ids = about === undefined ? [] : await discussionsOf(about, organisation);
    // The case of a family one knows is not one's own to look into, whatever the question (R6).
    const away = asker.directory.families.keysOf(id);
    return {
      organisation,
      // Which case shared words come from is for those who wrote them, here as where the words are read.
      ...((caseReference ?? about) !== undefined && { what: { $ne: 'sharedExcerpts' } }),
      ...(caseReference !== undefined && { 'about.caseKey': caseKey(caseReference) }),
      ...(by !== undefined && { person: by }),
      ...(about !== undefined && {
        $or: [{ 'about.discussion': { $in: ids } }, { 'about.colleague': about }],
      }),
      ...(away.length > 0 && { $nor: [{ 'about.caseKey': { $in: away } }] }),
    };
  }

  async function discussionsOf(person: string, organisation: string): Promise<string[]> {
    const found = await collections.discussions
      .find({ organisation, 'projection.people': person }, { projection: { _id: 1 } })
      .sort({ updatedAt: -1, _id: -1 })
      .limit(1000)
      .toArray();
    return found.map(({ _id }) => _id);
  }

  const list = route({
    method: 'get',
    path: '/who-viewed',
    summary: 'Who viewed what: about a case, about a colleague, or by a colleague; newest first',
    params: none,
    query: pageQuery(asked, 200, 50),
    body: noBody,
    answers: { status: 200, schema: pageSchema(viewingSchema) },
    problems: [403],
    async handle({ asker, query: { cursor, limit, ...wanted } }) {
      await noteAsking(viewLog, asker, wanted, 'whoViewed');
      const place = placeOf(cursor);
      const filter = await filterFor(wanted, asker);
      const found = await viewings
        .find({ $and: [filter, ...(place ? [{ sequence: { $lt: sequenceIn(place.id) } }] : [])] })
        .sort({ sequence: -1 })
        .limit(limit + 1)
        .toArray();
      const json = pageOf(
        found,
        limit,
        ({ sequence }) => ({ at: new Date(0), id: String(sequence) }),
        (viewing) => presentViewing(viewing, asker.directory),
      );
      return { status: 200, json };
    },
  });

  const file = route({
    method: 'get',
    path: '/who-viewed.csv',
    summary: 'The same as a file',
    params: none,
    query: z.strictObject(asked),
    body: noBody,
    answers: { status: 200, schema: z.string(), type: 'text/csv' },
    problems: [403],
    async handle({ asker, query }) {
      await noteAsking(viewLog, asker, query, 'whoViewedExported');
      const found = await viewings
        .find(await filterFor(query, asker))
        .sort({ sequence: -1 })
        .limit(mostInAFile)
        .toArray();
      const lines = found.map((viewing) => presentViewing(viewing, asker.directory));
      const bytes = Buffer.from(csvOf(lines), 'utf8');
      return {
        status: 200,
        file: { bytes, type: 'text/csv; charset=utf-8', name: 'who-viewed.csv' },
      };
    },
  });

  return [list, file];
}

/** @throws ProblemError `not-yours`, `malformed` when nothing was asked. */
async function noteAsking(
  viewLog: Pick<ViewLog, 'append'>,
  { person }: Asker,
  { caseReference, about, by }: Wanted,
  what: 'whoViewed' | 'whoViewedExported',
): Promise<void> {
  if (!may(person, 'answerWhoViewed')) {
    throw new ProblemError('not-yours', 'The quality lead can answer who viewed what.');
  }
  if (caseReference === undefined && about === undefined && by === undefined) {
    throw new ProblemError('malformed', 'Give a case reference or a colleague.');
  }
  const colleague = about ?? by;
  await viewLog.append({
    organisation: person.organisation,
    person: person.id,
    what,
    about: {
      ...(caseReference !== undefined && { caseReference }),
      ...(colleague !== undefined && { colleague }),
    },
  });
}

/** @throws ProblemError `malformed` */
function sequenceIn(id: string): number {
  if (!/^\d{1,15}$/.test(id)) {
    throw new ProblemError('malformed', 'This cursor is not of this list.');
  }
  return Number(id);
}

function presentViewing(viewing: StoredViewing, directory: Directory): ViewingLine {
  const { sequence, at, person, what, reason } = viewing;
  const about = what === 'sharedExcerpts' ? {} : viewing.about;
  return {
    sequence,
    at: at.toISOString(),
    person: person === null ? null : directory.ref(person),
    what,
    discussion: about.discussion ?? null,
    caseReference: about.caseReference ?? null,
    colleague: about.colleague === undefined ? null : directory.ref(about.colleague),
    words: about.words ?? null,
    reason,
  };
}

const columns = ['entry', 'at', 'who', 'what', 'case', 'colleague', 'searched for', 'reason'];

function csvOf(lines: readonly ViewingLine[]): string {
  return stringify(
    lines.map((line) => [
      line.sequence,
      line.at,
      line.person?.name ?? 'The service',
      words[line.what],
      line.caseReference ?? '',
      line.colleague?.name ?? '',
      line.words ?? '',
      line.reason ?? '',
    ]),
    // A cell that begins like a formula is text, not one.
    { header: true, columns, bom: true, escape_formulas: true },
  );
}
