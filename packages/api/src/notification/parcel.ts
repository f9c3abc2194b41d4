import { isSafety } from '@alongside/workflows/notification/choices';
import { entryOf, type NotificationKind } from '@alongside/workflows/notification/list';
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
  const person = directory.find(head.person);
  if (!person) return null;
  const carried = await reach.letters.find({ within: head._id }).toArray();
  const all = [head, ...carried].sort((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime());
  const known = await around({ collections }, head, all);
  const open = all.filter(({ kind, about, notification, writtenAt }) => {
    if (known.discussions.get(about)?.conflicted.includes(person.id)) return false;
    if (isSafety(kind)) return true;
    // Who has seen it, or been at it since, needs no telling.
    if (notification !== null && known.read.has(notification)) return false;
    if ((known.actedAt.get(about) ?? 0) > writtenAt.getTime()) return false;
    return (
      !isReminder(kind) ||
      !all.some((other) => other.about === about && other.writtenAt > writtenAt)
    );
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

/** Only what may be told: times, who is to hear nothing more, who has seen what. No words of anybody's. */
async function around(
  { collections }: Pick<Sources, 'collections'>,
  { organisation, person }: StoredLetter,
  letters: readonly StoredLetter[],
) {
  const about = letters.map((letter) => letter.about);
  const notifications = letters.flatMap(({ notification }) => notification ?? []);
  const since = new Date(Math.min(...letters.map(({ writtenAt }) => writtenAt.getTime())));
  const [discussions, read, acted] = await Promise.all([
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
    collections.events
      .find(
        { organisation, workflow: { $in: about }, by: person, at: { $gt: since } },
        { projection: { workflow: 1, at: 1 } },
      )
      .sort({ at: 1 })
      .toArray(),
  ]);
  return {
    discussions: new Map(discussions.map(({ _id, projection }) => [_id, projection])),
    read: new Set(read.map(({ _id }) => _id)),
    actedAt: new Map(acted.map(({ workflow, at }) => [workflow, at.getTime()])),
  };
}

/** What nobody needs once something else was told of the same. */
function isReminder(kind: NotificationKind): boolean {
  return kind === 'reminder' || kind === 'actionOverdue' || kind === 'decisionWaiting';
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
