import { threeQuestions } from '@alongside/workflows/pack/three-questions';
import { z } from 'zod';
import { noBody, none, type Route, route } from '../http/route.ts';
import type { PaperMaker } from '../paper/maker.ts';
import { bytesSchema, paperTypes } from '../paper/routes.ts';
import { type PaperForm, paperForms } from '../paper/sheet.ts';
import type { ViewLog } from '../reading/view-log.ts';
import { packSheet } from './pack-sheet.ts';
import { type PackDeps, readPack } from './read-pack.ts';

const day = z.iso.date('Give a day such as 2026-06-01.').optional();
const place = z.string().trim().min(1).max(120).optional();
const askedSchema = z
  .strictObject({ from: day, until: day, area: place, service: place })
  .refine(({ from, until }) => !from || !until || from <= until, {
    path: ['until'],
    error: 'It cannot end before it begins.',
  });

/** What is known of practice, how, and what next: to take to an inspection. */
export function packRoutes(
  deps: PackDeps & { papers: PaperMaker; viewLog: Pick<ViewLog, 'append' | 'appendHourly'> },
): Route[] {
  const { papers, viewLog, clock } = deps;
  return paperForms.map((form) =>
    route({
      method: 'get',
      path: `/packs/three-questions.${form}`,
      summary: `The three questions for a period, as ${called[form]}; no number under ten, no names`,
      params: none,
      query: askedSchema,
      body: noBody,
      answers: { status: 200, schema: bytesSchema, type: paperTypes[form] },
      async handle({ asker, query }) {
        const { timeZone } = asker.directory.settings;
        const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(clock.now());
        const { given, sources } = await readPack(deps, asker, query, today);
        const bytes = await papers.make(form, packSheet(threeQuestions(given), today));
        const { organisation, id: person } = asker.person;
        await viewLog.append({ organisation, person, what: 'packExported', about: {} });
        for (const discussion of sources) {
          const about = { discussion };
          await viewLog.appendHourly({ organisation, person, what: 'sharedExcerpts', about });
        }
        const name = `three-questions-${today}.${form}`;
        return { status: 200, file: { bytes, type: paperTypes[form], name } };
      },
    }),
  );
}

const called: Record<PaperForm, string> = { pdf: 'PDF', docx: 'a document for Word' };
