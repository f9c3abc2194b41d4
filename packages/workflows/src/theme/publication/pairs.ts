import type { FourFold } from '../statistics/co-occurrence.ts';
import { partsOf, type Span, wholeFrame } from '../weeks.ts';
import type { Rule } from './tally.ts';

/** Discussions by two keys, in weeks of the whole organisation. */
export interface PairBlock extends Span, FourFold {}

/** A discussion with what it was tagged. */
export interface Tagged {
  week: number;
  worker: string;
  keys: readonly string[];
}

/** Discussions of one frame, laid out so that each of many pairs is one quick pass over them. */
export interface Pairing {
  /** Discussions of other frames are passed over. */
  add(discussion: Tagged): void;
  /**
   * How often two keys come together in the whole organisation, by the longest span it is parted into where all four
   * (both, only the one, only the other, neither) are open.
   */
  publish(keys: readonly [string, string], rule: Rule): PairBlock[];
}

/** No pair is published by less. */
const shortest = 12;

export function createPairing(frame: number): Pairing {
  const whole = wholeFrame(frame);
  const workers: string[] = [];
  const quarters: number[] = [];
  const holders = new Map<string, number[]>();
  const marks = new Map<string, Uint8Array>();

  function marked(key: string): Uint8Array {
    const known = marks.get(key);
    if (known) return known;
    const made = new Uint8Array(workers.length);
    for (const index of holders.get(key) ?? []) made[index] = 1;
    marks.set(key, made);
    return made;
  }

  function tallied([first, second]: readonly [string, string], rule: Rule): Tally[][] {
    const found = Array.from({ length: whole.weeks / shortest }, () => fourTallies());
    const one = marked(first);
    const other = marked(second);
    for (let index = 0; index < workers.length; index += 1) {
      const place = one[index] === 1 ? (other[index] === 1 ? 0 : 1) : other[index] === 1 ? 2 : 3;
      const tally = found[quarters[index] ?? 0]?.[place];
      if (!tally) continue;
      tally.discussions += 1;
      if (tally.workers.size < rule.workers) tally.workers.add(workers[index] ?? '');
    }
    return found;
  }

  return {
    add({ week, worker, keys }) {
      if (week < whole.from || week >= whole.from + whole.weeks) return;
      for (const key of keys) {
        const held = holders.get(key);
        if (held) held.push(workers.length);
        else holders.set(key, [workers.length]);
      }
      workers.push(worker);
      quarters.push(Math.floor((week - whole.from) / shortest));
      marks.clear();
    },
    publish(keys, rule) {
      const found = tallied(keys, rule);
      const during = ({ from, weeks }: Span): Tally[] => {
        const index = (from - whole.from) / shortest;
        return together(found.slice(index, index + weeks / shortest));
      };
      const isShown = (span: Span) => during(span).every((tally) => isEnough(tally, rule));
      function descend(span: Span): Span[] {
        const parts = span.weeks > shortest ? partsOf(span) : [];
        return parts.length > 0 && parts.every(isShown) ? parts.flatMap(descend) : [span];
      }
      if (!isShown(whole)) return [];
      return descend(whole).map((span) => {
        const [both = 0, onlyFirst = 0, onlySecond = 0, neither = 0] = during(span).map(
          ({ discussions }) => discussions,
        );
        return { ...span, both, onlyFirst, onlySecond, neither };
      });
    },
  };
}

/** Of workers, as many different ones as the rule asks about. */
interface Tally {
  discussions: number;
  workers: Set<string>;
}

/** Both, only the first, only the second, neither. */
function fourTallies(): Tally[] {
  return Array.from({ length: 4 }, () => ({ discussions: 0, workers: new Set<string>() }));
}

function together(several: readonly Tally[][]): Tally[] {
  return fourTallies().map((_, place) => ({
    discussions: several.reduce((sum, own) => sum + (own[place]?.discussions ?? 0), 0),
    workers: new Set(several.flatMap((own) => [...(own[place]?.workers ?? [])])),
  }));
}

function isEnough({ discussions, workers }: Tally, rule: Rule): boolean {
  return discussions === 0 || (discussions >= rule.discussions && workers.size >= rule.workers);
}
