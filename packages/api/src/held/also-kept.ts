import { caseKey } from '@alongside/workflows/rights/case-key';
import type { HeldSources } from './gather.ts';
import { linesOf } from './of-document.ts';
import type { Line, Part } from './part.ts';

/**
 * Not looked through: the organisation itself and its themes, which name nobody, keys and what sign-on rests on, other archives, what is shown in another place of this archive, and
 * numbers and steps that stand in words elsewhere.
 */
const apart = new Set([
  'organisations',
  'codebooks',
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
  'greatpractice',
  'events',
  'records',
  'versions',
  'findings',
  'people',
  'latewords',
  'lateupdates',
  'visits',
  'rollups',
  'signals',
  'themeframes',
  'publications',
  'notifications',
  'viewings',
]);

/** What lies there, for who reads the archive; a collection that is younger than this is named as it is. */
const called: Readonly<Record<string, string>> = {
  ...{ excerpts: 'words shared beyond the discussion', learnings: 'what was counted by theme' },
  ...{ responses: 'answers to themes', series: 'practice weeks and deep dives' },
  ...{ conflicts: 'who knows the family', outsidereadings: 'readings from outside' },
  ...{ letters: 'e-mails and pushes', choices: 'how they want to be told' },
  ...{ refusals: 'e-mails that did not arrive', meetings: 'meetings in calendars' },
  ...{ calendarfeeds: 'their calendar’s address', pushdevices: 'devices that are told' },
  ...{ identities: 'who they are to the provider', heldexports: 'archives like this one' },
  ...{ administrationlog: 'what administrators changed', holds: 'legal holds' },
  ...{ disposals: 'the log of what went', keptreflections: 'reflections kept with the record' },
  ...{ secondsamples: 'second taggings', secondtags: 'second taggings of excerpts' },
  ...{ codebooksteps: 'changes of the themes', teams: 'teams' },
};

/**
 * What any other part of the service keeps, by collection: also one that is younger than this.
 * @param isIt whether a text is what is looked for: a person’s id, a case reference, the id of a discussion of it
 */
export async function alsoKept(
  { db, organisation, directory }: HeldSources,
  isIt: (text: string) => boolean,
): Promise<Part['sections']> {
  const known = new Map(directory.everybody().map(({ id, name }) => [id, name]));
  const around = {
    isIt,
    timeZone: directory.settings.timeZone,
    nameOf: (id: string) => known.get(id) ?? null,
  };
  const sections: Part['sections'] = [];
  for (const { collectionName } of await db.collections()) {
    if (apart.has(collectionName)) continue;
    const lines: Line[] = [];
    for await (const found of db.collection(collectionName).find({ organisation }))
      lines.push(...linesOf(found, around));
    sections.push({ title: `Also kept: ${called[collectionName] ?? collectionName}`, lines });
  }
  return sections;
}

/** What is held about a case beside its discussions: who knows the family, holds, practice weeks, excerpts. */
export async function casePart(
  sources: HeldSources,
  caseReference: string,
  discussions: readonly string[],
): Promise<Part> {
  const wanted = caseKey(caseReference);
  const ids = new Set(discussions);
  return {
    name: 'about-the-case',
    title: `Also kept about ${caseReference}`,
    sections: await alsoKept(sources, (text) => ids.has(text) || isCase(text, wanted)),
  };
}

function isCase(text: string, wanted: string): boolean {
  return text.length <= 40 && caseKey(text) === wanted;
}
