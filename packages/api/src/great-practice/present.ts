import type { GreatPracticeLook } from '@alongside/workflows/great-practice/facts';
import type {
  GreatPracticeItem,
  GreatPracticeView,
} from '@alongside/workflows/great-practice/view';
import type { Directory } from '../person/directory.ts';
import type { StoredGreatPractice } from './material.ts';
import { isOnTheWall, standingFor } from './who-may-know.ts';

/** Great practice in a list, as this reader may see it. */
export function presentItem(
  { _id, projection }: Pick<StoredGreatPractice, '_id' | 'projection'>,
  reader: string,
  directory: Directory,
): GreatPracticeItem {
  const { praised, nominator, given, words, celebrated, leftOut, nominatedAt, sharedAt } =
    projection;
  // What the praised made of the words is theirs until it is on the wall.
  const seesWords = isOnTheWall(projection) || reader === praised;
  return {
    id: _id,
    standing: standingFor(projection, reader),
    praised: praised === null ? null : directory.ref(praised),
    nominatedBy: directory.ref(nominator ?? ''),
    words: seesWords ? words : given,
    ownWords: seesWords && words !== given,
    leftOut: leftOut && reader === nominator,
    nominatedAt: nominatedAt.toISOString(),
    sharedAt: sharedAt?.toISOString() ?? null,
    celebrated: celebrated && { by: directory.ref(celebrated.by), at: celebrated.at },
  };
}

/** The only place that decides what a reader of great practice gets. */
export function presentGreatPractice(
  stored: StoredGreatPractice,
  { context, can, cannot }: GreatPracticeLook,
  reader: string,
  from: GreatPracticeView['from'],
  directory: Directory,
): GreatPracticeView {
  const { praised, nominator, given, takenBack } = context;
  const isOneOfThem = reader === praised || reader === nominator;
  return {
    ...presentItem(stored, reader, directory),
    revision: stored.revision,
    given: isOneOfThem ? given : null,
    from,
    takenBack:
      takenBack && reader === praised ? { ...takenBack, by: directory.ref(takenBack.by) } : null,
    can,
    cannot,
  };
}
