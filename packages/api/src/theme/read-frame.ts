import { createPairing, type Pairing } from '@alongside/workflows/theme/publication/pairs';
import { addWords, nothingWorded, type Worded } from '@alongside/workflows/theme/publication/words';
import { frameWeeks, partsOf, wholeFrame } from '@alongside/workflows/theme/weeks';
import type { StoredLearning, ThemeCollections } from './stored.ts';

/** So many are read at a time that the service does something else meanwhile. */
const atOnce = 250;

/** What one frame's discussions say together: pairs of what they were tagged, and their words by twelve weeks. */
export interface FrameRead {
  pairing: Pairing;
  /** By first week; with the last twelve weeks of the frame before. */
  quarters: ReadonlyMap<number, Worded>;
}

/**
 * Reads what is kept of a frame's discussions up to, but not including, the week `until`. They are read as they come
 * and not kept: of each word and worker one copy stays.
 */
export async function readFrame(
  { learnings }: Pick<ThemeCollections, 'learnings'>,
  organisation: string,
  frame: number,
  until: number,
): Promise<FrameRead> {
  const pairing = createPairing(frame);
  const [first] = quartersOf(frame);
  const earlier = (first?.from ?? 0) - (first?.weeks ?? 0);
  const quarters = new Map(
    [earlier, ...quartersOf(frame).map(({ from }) => from)].map((from) => [from, nothingWorded()]),
  );
  const long = first?.weeks ?? frameWeeks;
  const copies = new Map<string, string>();
  const once = (text: string): string => {
    const known = copies.get(text);
    if (known === undefined) copies.set(text, text);
    return known ?? text;
  };
  const found = learnings
    .find({
      organisation,
      frame: { $in: [frame - 1, frame] },
      week: { $gte: earlier, $lt: until },
    })
    .project<Pick<StoredLearning, 'week' | 'words' | 'contribution'>>({
      week: 1,
      words: 1,
      'contribution.worker': 1,
      'contribution.keys': 1,
    })
    .batchSize(atOnce);
  for await (const { week, words, contribution } of found) {
    const worker = once(contribution.worker);
    pairing.add({ week, worker, keys: contribution.keys });
    const worded = quarters.get(Math.floor(week / long) * long);
    if (worded) addWords(worded, worker, words.map(once));
  }
  return { pairing, quarters };
}

/** The quarters of a frame: four times twelve weeks. */
export function quartersOf(frame: number) {
  return partsOf(wholeFrame(frame)).flatMap(partsOf);
}
