import {
  type OrganisationSettings,
  organisationSettingsSchema,
} from '@alongside/workflows/organisation/settings';
import { may } from '@alongside/workflows/rights/rights';
import { z } from 'zod';
import type { StoredOrganisation } from '../database/collections.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { type AdministrationDeps, noteChange, requireRight } from './administer.ts';

/** What everybody here may know of their organisation. */
const organisationSchema = z.object({
  name: z.string(),
  timeZone: z.string(),
  caseReference: organisationSettingsSchema.shape.caseReference,
});

const settingsAnswer = z.object({ revision: z.int(), settings: organisationSettingsSchema });

/** What is taken: everything but the periods, which have a place of their own. */
const settingsBody = organisationSettingsSchema.omit({ retention: true }).strict();

export function settingsRoutes(deps: AdministrationDeps): Route[] {
  const { organisations } = deps.collections;

  const about = route({
    method: 'get',
    path: '/organisation',
    summary: 'My organisation: its name, and how its case references look and where they lead',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: organisationSchema },
    async handle({ asker: { directory } }) {
      const { timeZone, caseReference } = directory.settings;
      return { status: 200, json: { name: directory.name, timeZone, caseReference } };
    },
  });

  const read = route({
    method: 'get',
    path: '/organisation/settings',
    summary: 'The settings of my organisation (administrators; quality leads for what is kept)',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: settingsAnswer },
    problems: [403],
    async handle({ asker }) {
      if (!may(asker.person, 'administer')) requireRight(asker, 'keepRetention');
      return { status: 200, json: await settingsOf(asker.person.organisation) };
    },
  });

  const write = route({
    method: 'post',
    path: '/organisation/settings',
    summary: 'Change the settings (administrators)',
    params: none,
    query: none,
    body: z.strictObject({ expectedRevision: z.int().min(0), settings: settingsBody }),
    answers: { status: 200, schema: settingsAnswer },
    problems: [403, 409],
    async handle({ asker, body }) {
      const person = requireRight(asker, 'administer');
      const { retention } = (await settingsOf(person.organisation)).settings;
      await replaceSettings(deps, person.organisation, body.expectedRevision, {
        settings: { ...body.settings, retention },
      });
      await noteChange(deps, person, 'changed the settings', null);
      return { status: 200, json: await settingsOf(person.organisation) };
    },
  });

  /** From the database, not from memory: what is changed here must be what stands. */
  async function settingsOf(organisation: string): Promise<z.infer<typeof settingsAnswer>> {
    const found = await organisations.findOne({ _id: organisation });
    if (!found) throw notFound();
    return readSettings(found);
  }

  return [about, read, write];
}

export function readSettings({ settings, settingsRevision = 0 }: StoredOrganisation): {
  revision: number;
  settings: OrganisationSettings;
} {
  return {
    revision: settingsRevision,
    settings: organisationSettingsSchema.parse(settings ?? {}),
  };
}

/** @throws ProblemError `conflict` when somebody else changed them since they were read. */
export async function replaceSettings(
  { collections }: Pick<AdministrationDeps, 'collections'>,
  organisation: string,
  expectedRevision: number,
  changed: Pick<StoredOrganisation, 'settings' | 'retentionChangedAt'>,
): Promise<void> {
  const written = await collections.organisations.updateOne(
    {
      _id: organisation,
      settingsRevision: expectedRevision === 0 ? { $exists: false } : expectedRevision,
    },
    { $set: { ...changed, settingsRevision: expectedRevision + 1 } },
  );
  if (written.matchedCount === 1) return;
  throw new ProblemError(
    'conflict',
    'Somebody else has changed the settings meanwhile. Yours are still here: read theirs, then keep yours again.',
  );
}
