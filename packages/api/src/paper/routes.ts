import { defaultThemes } from '@alongside/workflows/organisation/defaults';
import { idSchema } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import type { Collections } from '../database/collections.ts';
import { readsAs } from '../discussion/who-may-know.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { notFound } from '../problem-error.ts';
import type { ViewLog } from '../reading/view-log.ts';
import type { PaperMaker } from './maker.ts';
import { recordSheet } from './record-sheet.ts';
import type { PaperForm, Sheet } from './sheet.ts';

export const paperTypes: Record<PaperForm, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
export const bytesSchema = z.unknown().meta({ type: 'string', format: 'binary' });

/** The record to take away: for its participants alone, and each time it is taken leaves a trace. */
export function paperRoutes(deps: {
  collections: Collections;
  papers: PaperMaker;
  viewLog: Pick<ViewLog, 'append'>;
}): Route[] {
  const { collections, papers, viewLog } = deps;

  /** @throws ProblemError `not-found`, in the same words whether it exists or not. */
  async function sheetFor(
    { person, directory }: Asker,
    place: { id: string; version: number },
  ): Promise<{ sheet: Sheet; caseReference: string }> {
    const { organisation } = person;
    const [discussion, record] = await Promise.all([
      collections.discussions.findOne(
        { _id: place.id, organisation },
        { projection: { projection: 1 } },
      ),
      collections.records.findOne(
        { organisation, discussion: place.id, version: place.version },
        { projection: { state: 0 } },
      ),
    ]);
    if (!record || !discussion) throw notFound();
    if (readsAs(discussion.projection, person.id, directory) !== 'participant') throw notFound();
    const { caseReference } = discussion.projection;
    const agreements = record.agreements.map(({ person: by, ...agreement }) => ({
      ...agreement,
      name: directory.ref(by).name,
    }));
    const sheet = recordSheet(
      { ...record, organisation: directory.name, caseReference, agreements },
      {
        person: (id) => directory.ref(id).name,
        theme: (id) => themeNames.get(id) ?? id,
        timeZone: directory.settings.timeZone,
      },
    );
    return { sheet, caseReference };
  }

  function paper(form: PaperForm, called: string): Route {
    return route({
      method: 'get',
      path: `/discussions/:id/records/:version/paper.${form}`,
      summary: `One version of the record, as ${called}`,
      params: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1).max(10_000) }),
      query: none,
      body: noBody,
      answers: { status: 200, schema: bytesSchema, type: paperTypes[form] },
      async handle({ asker, params }) {
        const { sheet, caseReference } = await sheetFor(asker, params);
        const bytes = await papers.make(form, sheet);
        const { organisation, id: person } = asker.person;
        const about = { discussion: params.id, caseReference };
        await viewLog.append({ organisation, person, what: 'recordExported', about });
        // A name that gives nothing away where downloads lie.
        const name = `learning-discussion-version-${params.version}.${form}`;
        return { status: 200, file: { bytes, type: paperTypes[form], name } };
      },
    });
  }

  return [paper('pdf', 'PDF'), paper('docx', 'a document for Word')];
}

const themeNames = new Map<string, string>(defaultThemes.map(({ id, name }) => [id, name]));
