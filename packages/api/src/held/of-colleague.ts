import { roleNames } from '@alongside/workflows/organisation/people';
import type { Document, Filter } from 'mongodb';
import type { HeldSources } from './gather.ts';
import { line, type Part, when } from './part.ts';

/** Where something is kept about a person under one of these names, whichever part of the service keeps it. */
const fields = [
  'person',
  'by',
  'owner',
  'author',
  'askedBy',
  'about',
  'to',
  'colleague',
  'placedBy',
];

/** Never copied: keys and what sign-on rests on, other archives, and what has a page of its own. */
const apart = new Set([
  'keys',
  'sessions',
  'passwords',
  'signinlinks',
  'devices',
  'signons',
  'ratelimits',
  'heldexportpieces',
  'documents',
  'documentupdates',
  'discussions',
  'actions',
  'responses',
  'events',
  'records',
  'versions',
  'findings',
  'people',
  'latewords',
  'lateupdates',
  'visits',
  'notifications',
  'viewings',
]);

/** What is held about a colleague beside the discussions they took part in. */
export async function colleaguePart(sources: HeldSources, person: string): Promise<Part> {
  const { collections, history, log, db, organisation } = sources;
  const [who, told, read, late, visits, owned] = await Promise.all([
    collections.people.findOne({ _id: person, organisation }),
    collections.notifications.find({ organisation, person }).sort({ at: 1 }).toArray(),
    log.viewings
      .find({ organisation, $or: [{ person }, { 'about.colleague': person }] })
      .sort({ sequence: 1 })
      .toArray(),
    history.lateWords.find({ organisation, person }).sort({ at: 1 }).toArray(),
    history.visits.find({ organisation, person }).project({ findings: 0, clocks: 0 }).toArray(),
    collections.actions.find({ organisation, 'projection.owner': person }).toArray(),
  ]);
  const said = (at: Date) => when(at, sources.directory.settings.timeZone);
  const also: Record<string, unknown[]> = {};
  for (const { collectionName } of await db.collections()) {
    if (apart.has(collectionName)) continue;
    const wanted: Filter<Document> = {
      organisation,
      $or: fields.map((field) => ({ [field]: person })),
    };
    const found = await db.collection(collectionName).find(wanted).limit(5000).toArray();
    if (found.length > 0) also[collectionName] = found;
  }
  return {
    name: 'about-them',
    title: `About ${who?.name ?? 'a former colleague'}`,
    sections: [
      {
        title: 'As they are known here',
        lines: [
          ...line('Name', who?.name),
          ...line('E-mail address', who?.email),
          ...line('Roles', who?.roles.map((role) => roleNames[role]).join(', ')),
          ...line('Team', who?.team),
          ...line('Service, area', [who?.service, who?.area].filter(Boolean).join(', ')),
          ...line('Left', who?.leftAt && said(who.leftAt)),
        ],
      },
      {
        title: 'Next steps that are theirs',
        lines: owned.flatMap(({ projection: { what, due, state } }) =>
          line(`By ${due}, ${state}`, what, person),
        ),
      },
      {
        title: 'Words of theirs that came too late for a record',
        lines: late.flatMap(({ at, words }) =>
          words.flatMap(({ text }) => line(said(at), text, person)),
        ),
      },
      {
        title: 'What they were told',
        lines: told.flatMap(({ at, kind }) => line(said(at), kind)),
      },
      {
        title: 'What they read, and who looked at what concerns them',
        lines: read.flatMap(({ at, person: reader, what }) =>
          line(
            said(at),
            `${reader === null ? 'The service' : sources.directory.ref(reader).name}: ${what}`,
          ),
        ),
      },
      {
        title: 'Also kept, in the folder “data”',
        lines: Object.entries(also).flatMap(([collection, found]) =>
          line(collection, `${found.length} ${found.length === 1 ? 'entry' : 'entries'}`),
        ),
      },
    ],
    raw: { person: who, notifications: told, viewings: read, lateWords: late, visits, owned, also },
  };
}
