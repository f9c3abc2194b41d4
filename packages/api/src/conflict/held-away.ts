import type { Filter } from 'mongodb';
import type { Collections } from '../database/collections.ts';
import type { StoredDiscussion } from '../discussion/material.ts';
import type { Asker } from '../http/route.ts';

/**
 * Does what is held about a case, or about a colleague, touch a family that whoever asks knows (R6)? Then it is another's
 * to put together and to open.
 */
export async function touchesAKnownFamily(
  { discussions }: Pick<Collections, 'discussions'>,
  about: { caseReference: string } | { colleague: string },
  { person, directory }: Asker,
): Promise<boolean> {
  const { id, organisation } = person;
  if ('caseReference' in about) return directory.families.knows(id, about.caseReference);
  const keys = [...directory.families.keysOf(id)];
  if (keys.length === 0) return false;
  const theirs: Filter<StoredDiscussion> = {
    organisation,
    'projection.caseKey': { $in: keys },
    $or: [
      { 'projection.people': about.colleague },
      { 'projection.circle.former': about.colleague },
      { 'projection.conflicted': about.colleague },
    ],
  };
  return (await discussions.findOne(theirs, { projection: { _id: 1 } })) !== null;
}
