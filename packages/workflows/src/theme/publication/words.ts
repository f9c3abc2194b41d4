import { risingWords } from '../statistics/rising-words.ts';
import { isOpen, type Rule } from './tally.ts';

/** A word that is more frequent in these twelve weeks than in the twelve before. */
export interface PublishedWord {
  word: string;
  now: number;
  nowOf: number;
  /** Null where there were one to four. */
  before: number | null;
  beforeOf: number;
}

/** A discussion with its words. */
export interface Worded {
  worker: string;
  words: readonly string[];
}

const most = 12;

/**
 * Words rising beyond chance, none of which a theme covers; each in enough discussions of enough workers. The chance is
 * corrected for every word that was looked at.
 */
export function publishWords(
  now: readonly Worded[],
  before: readonly Worded[],
  covered: ReadonlySet<string>,
  rule: Rule,
): PublishedWord[] {
  if (now.length < rule.discussions || before.length < rule.discussions) return [];
  const holders = new Map<string, string[]>();
  for (const { worker, words } of now) {
    for (const word of words) holders.set(word, [...(holders.get(word) ?? []), worker]);
  }
  const earlier = new Map<string, string[]>();
  for (const { worker, words } of before) {
    for (const word of words) earlier.set(word, [...(earlier.get(word) ?? []), worker]);
  }
  const open = (held: string[], all: readonly Worded[]): boolean => {
    const rest = all.length - held.length;
    const cell = { service: '', area: '', team: '', week: 0, classes: [held] };
    return isOpen([cell], rule) && (rest === 0 || rest >= rule.discussions);
  };
  const looked = [...holders].filter(([word, held]) => !covered.has(word) && open(held, now));
  const rising = risingWords(
    looked.map(([word, held]) => ({
      word,
      now: held.length,
      nowOf: now.length,
      before: earlier.get(word)?.length ?? 0,
      beforeOf: before.length,
    })),
    looked.length,
  );
  return rising.slice(0, most).map(({ word, now: count, nowOf, before: then, beforeOf }) => ({
    word,
    now: count,
    nowOf,
    before: open(earlier.get(word) ?? [], before) ? then : null,
    beforeOf,
  }));
}
