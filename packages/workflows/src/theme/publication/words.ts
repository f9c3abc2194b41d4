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

/** The discussions of twelve weeks, with the workers of those that hold a word. */
export interface Worded {
  discussions: number;
  holders: Map<string, string[]>;
}

export function nothingWorded(): Worded {
  return { discussions: 0, holders: new Map() };
}

/** Adds a discussion with its distinct words. */
export function addWords(worded: Worded, worker: string, words: readonly string[]): void {
  worded.discussions += 1;
  for (const word of words) {
    const held = worded.holders.get(word);
    if (held) held.push(worker);
    else worded.holders.set(word, [worker]);
  }
}

const most = 12;

/**
 * Words rising beyond chance, none of which a theme covers; each in enough discussions of enough workers. The chance is
 * corrected for every word that was looked at.
 */
export function publishWords(
  now: Worded,
  before: Worded,
  covered: ReadonlySet<string>,
  rule: Rule,
): PublishedWord[] {
  if (now.discussions < rule.discussions || before.discussions < rule.discussions) return [];
  const open = (held: string[], { discussions }: Worded): boolean => {
    const rest = discussions - held.length;
    const cell = { service: '', area: '', team: '', week: 0, classes: [held] };
    return isOpen([cell], rule) && (rest === 0 || rest >= rule.discussions);
  };
  const looked = [...now.holders].filter(([word, held]) => !covered.has(word) && open(held, now));
  const rising = risingWords(
    looked.map(([word, held]) => ({
      word,
      now: held.length,
      nowOf: now.discussions,
      before: before.holders.get(word)?.length ?? 0,
      beforeOf: before.discussions,
    })),
    looked.length,
  );
  return rising.slice(0, most).map(({ word, now: count, nowOf, before: then, beforeOf }) => ({
    word,
    now: count,
    nowOf,
    before: open(before.holders.get(word) ?? [], before) ? then : null,
    beforeOf,
  }));
}
