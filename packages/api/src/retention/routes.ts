import { idSchema, personRefSchema } from '@alongside/workflows/organisation/people';
import { organisationSettingsSchema } from '@alongside/workflows/organisation/settings';
import { retentionKinds } from '@alongside/workflows/retention/when-it-goes';
import { writtenText } from '@alongside/workflows/text';
import { z } from 'zod';
import { instantOf } from '../clock.ts';
import { type AdministrationDeps, noteChange, requireRight } from '../organisation/administer.ts';
import { readSettings, replaceSettings } from '../organisation/settings-routes.ts';
import { after, pageOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import { notFound } from '../problem-error.ts';
import type { ViewLog } from '../reading/view-log.ts';
import { codeOf } from './dispose.ts';
import { liftHold, placeHold } from './holds.ts';
import { previewOf } from './preview.ts';
import { askedOf, type RoundDeps, ruleOf } from './round.ts';
import type { StoredDisposal, StoredHold } from './stored.ts';

export interface RetentionRoutesDeps
  extends Omit<RoundDeps, 'viewLog' | 'endReach'>, AdministrationDeps {
  collections: RoundDeps['collections'];
  clock: RoundDeps['clock'];
  viewLog: Pick<ViewLog, 'appendHourly'>;
}

const periodsSchema = organisationSettingsSchema.shape.retention.unwrap();
const retentionAnswer = z.object({
  revision: z.int(),
  periods: organisationSettingsSchema.shape.retention,
  /** Until then nothing goes, because the periods were changed. */
  changedAt: z.string().nullable(),
});

const holdSchema = z.object({
  id: idSchema,
  caseReference: z.string(),
  reason: z.string(),
  placedBy: personRefSchema,
  placedAt: z.string(),
  lifted: z.object({ by: personRefSchema, at: z.string(), because: z.string() }).nullable(),
});

const disposalSchema = z.object({
  id: z.string(),
  kind: z.enum(retentionKinds),
  rule: z.string(),
  /** The case reference, or a code that only who knows the reference finds; null for what goes by age alone. */
  named: z.string().nullable(),
  startedAt: z.string(),
  doneAt: z.string().nullable(),
  counts: z.record(z.string(), z.int()),
});

const previewSchema = z.object({
  until: z.string(),
  kinds: z.array(z.object({ kind: z.enum(retentionKinds), rule: z.string(), goes: z.int() })),
  items: z.array(
    z.object({
      kind: z.enum(retentionKinds),
      caseReference: z.string(),
      goes: z.string(),
      heldBack: z.string().nullable(),
    }),
  ),
  heldBack: z.int(),
  /** More than are listed. */
  more: z.boolean(),
});

/** How long what is kept: periods, holds, what will go and what went. No content, for whoever it is. */
export function retentionRoutes(deps: RetentionRoutesDeps): Route[] {
  const { collections, retention, clock } = deps;

  async function organisationOf({ person }: Asker) {
    const found = await collections.organisations.findOne({ _id: person.organisation });
    if (!found) throw notFound();
    return found;
  }

  async function periodsAnswer(asker: Asker): Promise<z.infer<typeof retentionAnswer>> {
    const found = await organisationOf(asker);
    const { revision, settings } = readSettings(found);
    const changedAt = found.retentionChangedAt?.toISOString() ?? null;
    return { revision, periods: settings.retention, changedAt };
  }

  const periods = route({
    method: 'get',
    path: '/retention',
    summary: 'How long what is kept (administrators, quality leads)',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: retentionAnswer },
    problems: [403],
    async handle({ asker }) {
      requireRight(asker, 'keepRetention');
      return { status: 200, json: await periodsAnswer(asker) };
    },
  });

  const setPeriods = route({
    method: 'post',
    path: '/retention',
    summary: 'Change how long what is kept; nothing goes in the seven days after',
    params: none,
    query: none,
    body: z.strictObject({ expectedRevision: z.int().min(0), periods: periodsSchema.strict() }),
    answers: { status: 200, schema: retentionAnswer },
    problems: [403, 409],
    async handle({ asker, body }) {
      const person = requireRight(asker, 'keepRetention');
      const { settings } = readSettings(await organisationOf(asker));
      await replaceSettings(deps, person.organisation, body.expectedRevision, {
        settings: { ...settings, retention: body.periods },
        retentionChangedAt: new Date(clock.now()),
      });
      await noteChange(deps, person, 'changed how long what is kept', null);
      return { status: 200, json: await periodsAnswer(asker) };
    },
  });

  const preview = route({
    method: 'get',
    path: '/retention/preview',
    summary: 'What will go, and what is held back and why: counts and references, never content',
    params: none,
    query: z.strictObject({ days: z.coerce.number().int().min(0).max(366).default(30) }),
    body: noBody,
    answers: { status: 200, schema: previewSchema },
    problems: [403],
    async handle({ asker, query }) {
      const person = requireRight(asker, 'keepRetention');
      const until = new Date(clock.now() + query.days * 24 * 60 * 60 * 1000).toISOString();
      const asked = askedOf(await organisationOf(asker), instantOf(clock), until);
      const { organisation, id } = person;
      await deps.viewLog.appendHourly({
        organisation,
        person: id,
        what: 'retentionPreviewed',
        about: {},
      });
      const found = await previewOf(deps, asked);
      const { retention: kept } = asked.settings;
      const kinds = retentionKinds.map((kind) => {
        return { kind, rule: ruleOf(kind, kept), goes: found.goes[kind] };
      });
      const { items, heldBack, more } = found;
      return { status: 200, json: { until, kinds, items, heldBack, more } };
    },
  });

  const holds = route({
    method: 'get',
    path: '/retention/holds',
    summary: 'Legal holds: those that stand, then those lifted',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: pageSchema(holdSchema) },
    problems: [403],
    async handle({ asker }) {
      const { organisation } = requireRight(asker, 'keepRetention');
      const found = await retention.holds
        .find({ organisation })
        .sort({ liftedAt: 1, placedAt: -1 })
        .limit(500)
        .toArray();
      const items = found.map((hold) => presentHold(hold, asker));
      return { status: 200, json: { items, next: null } };
    },
  });

  const place = route({
    method: 'post',
    path: '/retention/holds',
    summary: 'Place a legal hold on a case: nothing of it goes until it is lifted',
    params: none,
    query: none,
    body: z.strictObject({ caseReference: writtenText(40), reason: writtenText(1000) }),
    answers: { status: 201, schema: holdSchema },
    problems: [403, 422],
    async handle({ asker, body }) {
      const person = requireRight(asker, 'keepRetention');
      const hold = await placeHold(deps, person, body);
      await noteChange(deps, person, `placed a legal hold on ${hold.caseReference}`, hold._id);
      return { status: 201, json: presentHold(hold, asker) };
    },
  });

  const lift = route({
    method: 'post',
    path: '/retention/holds/:id/lift',
    summary: 'Lift a legal hold, with why',
    params: idParams,
    query: none,
    body: z.strictObject({ reason: writtenText(1000) }),
    answers: { status: 200, schema: holdSchema },
    problems: [403, 422],
    async handle({ asker, params, body }) {
      const person = requireRight(asker, 'keepRetention');
      const hold = await liftHold(deps, person, params.id, body.reason);
      await noteChange(deps, person, `lifted the legal hold on ${hold.caseReference}`, hold._id);
      return { status: 200, json: presentHold(hold, asker) };
    },
  });

  const disposals = route({
    method: 'get',
    path: '/retention/disposals',
    summary: 'The disposal log: what went, when and by which rule; newest first',
    params: none,
    query: pageQuery({ q: z.string().trim().min(1).max(40).optional() }),
    body: noBody,
    answers: { status: 200, schema: pageSchema(disposalSchema) },
    problems: [403],
    async handle({ asker, query }) {
      const { organisation } = requireRight(asker, 'keepRetention');
      const { q } = query;
      const code = q && (await codeOf(collections, organisation, q));
      const found = await retention.disposals
        .find({
          $and: [
            { organisation, ...(code && { code }) },
            after(placeOf(query.cursor), 'startedAt'),
          ],
        })
        .sort({ startedAt: -1, _id: -1 })
        .limit(query.limit + 1)
        .toArray();
      const place = ({ startedAt, _id }: StoredDisposal) => ({ at: startedAt, id: _id });
      return { status: 200, json: pageOf(found, query.limit, place, presentDisposal) };
    },
  });

  return [periods, setPeriods, preview, holds, place, lift, disposals];
}

function presentHold(hold: StoredHold, { directory }: Asker): z.infer<typeof holdSchema> {
  const { _id, caseReference, reason, placedBy, placedAt, liftedBy, liftedAt, liftedBecause } =
    hold;
  return {
    id: _id,
    caseReference,
    reason,
    placedBy: directory.ref(placedBy),
    placedAt: placedAt.toISOString(),
    lifted:
      liftedAt && liftedBy !== null
        ? { by: directory.ref(liftedBy), at: liftedAt.toISOString(), because: liftedBecause ?? '' }
        : null,
  };
}

function presentDisposal(disposal: StoredDisposal): z.infer<typeof disposalSchema> {
  const { _id, kind, rule, reference, code, startedAt, doneAt, counts } = disposal;
  return {
    id: _id,
    kind,
    rule,
    named: reference ?? code,
    startedAt: startedAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    counts,
  };
}
