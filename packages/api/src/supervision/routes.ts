import { idSchema } from '@alongside/workflows/organisation/people';
import { supervisedSchema, supervisionSchema } from '@alongside/workflows/supervision/view';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import { aroundAsker } from '../http/workflow-routes.ts';
import { notFound } from '../problem-error.ts';
import type { ViewLogCollections } from '../reading/stored.ts';
import type { ViewLog } from '../reading/view-log.ts';
import { readSupervision } from './page.ts';
import { periodUntil } from './period.ts';
import { maySeeSupervision, supervisedBy, supervisorsOf } from './who-may-see.ts';

/** Openings shown to the colleague whose page it is. */
const openingsShown = 12;

export function supervisionRoutes(deps: {
  collections: Collections;
  log: Pick<ViewLogCollections, 'viewings'>;
  viewLog: Pick<ViewLog, 'appendHourly'>;
  clock: Clock;
}): Route[] {
  const { collections, log, viewLog, clock } = deps;

  async function openings(organisation: string, colleague: string) {
    return log.viewings
      .find({
        organisation,
        'about.colleague': colleague,
        what: 'supervision',
        person: { $nin: [colleague, null] },
      })
      .sort({ sequence: -1 })
      .limit(openingsShown)
      .toArray();
  }

  const list = route({
    method: 'get',
    path: '/supervision',
    summary: 'Whose supervision page I may open: my own, and those of the team I manage',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: supervisedSchema },
    async handle({ asker: { person, directory } }) {
      const items = supervisedBy(person, directory).map(({ id }) => directory.ref(id));
      return { status: 200, json: { items } };
    },
  });

  const page = route({
    method: 'get',
    path: '/supervision/:personId',
    summary:
      'Four weeks to look at together: open learning, next steps, revisits, what was answered',
    params: z.strictObject({ personId: idSchema }),
    query: z.strictObject({ until: z.iso.date().optional() }),
    body: noBody,
    answers: { status: 200, schema: supervisionSchema },
    async handle({ asker, params, query }) {
      const { person: reader, directory } = asker;
      const person = directory.find(params.personId);
      if (!person || !maySeeSupervision(reader, person, directory)) throw notFound();
      const around = aroundAsker(asker, clock);
      const { organisation } = reader;
      const period = periodUntil(query.until, around.at, directory.settings.timeZone);
      const { content, discussions } = await readSupervision(
        collections,
        person,
        reader,
        period,
        around,
      );
      const seen = { organisation, person: reader.id, what: 'supervision' as const };
      const traces = [
        { colleague: person.id },
        ...discussions.map((discussion) => ({ discussion })),
      ];
      await Promise.all(traces.map((about) => viewLog.appendHourly({ ...seen, about })));
      const opened = (await openings(organisation, person.id)).map(({ person: by, at }) => ({
        person: directory.ref(by ?? ''),
        at: at.toISOString(),
      }));
      const { from, until } = period;
      const json = {
        person: directory.ref(person.id),
        period: { from, until },
        ...content,
        supervisors: directory.refs(supervisorsOf(person, directory)),
        opened,
      };
      return { status: 200, json };
    },
  });

  return [list, page];
}
