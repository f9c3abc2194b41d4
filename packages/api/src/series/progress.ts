import { caseKey } from '@alongside/workflows/rights/case-key';
import type { Collections } from '../database/collections.ts';
import type { StoredPick, StoredSeries } from './stored.ts';

type PickState = 'toHandOver' | 'handedOver' | 'underWay' | 'agreed' | 'leftOut';

/** Discussions of a case, as far as a series may know of them: when they began, who holds them, whether agreed. */
export interface Held {
  id: string;
  key: string;
  people: string[];
  agreed: boolean;
  over: boolean;
  createdAt: Date;
}

/** The discussions of these cases (as `caseKey` has them) begun since `since` in this organisation, by case. */
export async function heldSince(
  { discussions }: Pick<Collections, 'discussions'>,
  organisation: string,
  keys: Iterable<string>,
  since: Date,
): Promise<ReadonlyMap<string, Held[]>> {
  const found = discussions.find(
    { organisation, 'projection.caseKey': { $in: [...new Set(keys)] }, createdAt: { $gte: since } },
    {
      projection: {
        createdAt: 1,
        'projection.caseReference': 1,
        'projection.people': 1,
        'projection.journey': 1,
        'projection.records': 1,
      },
    },
  );
  const held = new Map<string, Held[]>();
  for await (const { _id, createdAt, projection } of found) {
    const key = caseKey(projection.caseReference);
    const one: Held = {
      id: _id,
      key,
      people: projection.people,
      agreed: projection.records.length > 0,
      over: projection.journey === 'withdrawn',
      createdAt,
    };
    const others = held.get(key);
    if (others) others.push(one);
    else held.set(key, [one]);
  }
  return held;
}

/** How far a pick has come. */
export function stateOf(
  pick: StoredPick,
  series: StoredSeries,
  held: ReadonlyMap<string, Held[]>,
): PickState {
  if (pick.leftOutBecause !== null) return 'leftOut';
  const { practiceLead } = pick;
  if (practiceLead === null) return 'toHandOver';
  const theirs = heldOf(pick, series, held);
  if (theirs.some(({ agreed }) => agreed)) return 'agreed';
  return theirs.length > 0 ? 'underWay' : 'handedOver';
}

/** The discussions of a pick: of its case, with the one it was handed to, begun since the draw. */
export function heldOf(
  { key, practiceLead }: StoredPick,
  { sample, createdAt: planned }: StoredSeries,
  held: ReadonlyMap<string, Held[]>,
): Held[] {
  if (practiceLead === null) return [];
  const drawn = sample?.at ?? planned;
  return (held.get(key) ?? []).filter(
    ({ people, createdAt, over }) => people.includes(practiceLead) && createdAt >= drawn && !over,
  );
}
