import { isSafety } from '@alongside/workflows/notification/choices';
import { entryOf } from '@alongside/workflows/notification/list';
import type { Collections } from '../database/collections.ts';
import type { Directory } from '../person/directory.ts';
import type { Item, Parcel } from './channel.ts';
import type { NotificationCollections, StoredLetter } from './stored.ts';

interface Sources {
  collections: Collections;
  reach: NotificationCollections;
}

/** What a letter has to tell by now, with all it carries; null when there is nothing left to tell, or nobody to tell it. */
export async function parcelOf(
  { collections, reach }: Sources,
  head: StoredLetter,
  directory: Directory,
): Promise<Parcel | null> {
  const { organisation } = head;
  const person = directory.find(head.person);
  if (!person) return null;
  const carried = await reach.letters.find({ within: head._id }).toArray();
  const all = [head, ...carried].sort((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime());
  const known = await around({ collections }, organisation, all);
  const open = all.filter((letter) => {
    const discussion = known.discussions.get(letter.about);
    if (discussion?.conflicted.includes(person.id)) return false;
    if (isSafety(letter.kind)) return true;
    return letter.notification === null || !known.read.has(letter.notification);
  });
  const items = itemsOf(open, directory);
  if (items.length === 0 && head.meeting === null) return null;
  return {
    id: head._id,
    person,
    directory,
    items,
    weekly: all.some(({ weekly }) => weekly),
    urgent: head.urgent,
    meeting: head.meeting,
    times: head.kind === 'invited' ? (known.discussions.get(head.about)?.times ?? []) : [],
  };
}

/** Only what may be told: times, and who is to hear nothing more. No words of anybody's. */
async function around(
  { collections }: Pick<Sources, 'collections'>,
  organisation: string,
  letters: readonly StoredLetter[],
) {
  const about = letters.map((letter) => letter.about);
  const notifications = letters.flatMap(({ notification }) => notification ?? []);
  const [discussions, read] = await Promise.all([
    collections.discussions
      .find(
        { organisation, _id: { $in: about } },
        { projection: { 'projection.times': 1, 'projection.conflicted': 1 } },
      )
      .toArray(),
    collections.notifications
      .find(
        { organisation, _id: { $in: notifications }, readAt: { $ne: null } },
        { projection: { _id: 1 } },
      )
      .toArray(),
  ]);
  return {
    discussions: new Map(discussions.map(({ _id, projection }) => [_id, projection])),
    read: new Set(read.map(({ _id }) => _id)),
  };
}

/** Each kind about one thing once, as it was said last. */
function itemsOf(letters: readonly StoredLetter[], directory: Directory): Item[] {
  const last = new Map<string, Item>();
  for (const { kind, aboutKind, about, by, notification, writtenAt } of letters) {
    if (notification === null) continue;
    const key = `${kind}:${about}`;
    last.delete(key);
    const name = by === null ? null : directory.ref(by).name;
    const says = entryOf(kind).says(name ?? 'The service');
    last.set(key, { kind, about: { kind: aboutKind, id: about }, says, by: name, at: writtenAt });
  }
  return [...last.values()];
}
