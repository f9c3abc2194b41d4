import { caseKey } from '../rights/case-key.ts';

/** Why a reference on the list was not drawn from. */
export const leftOutReasons = ['twice', 'discussedLately', 'conflict', 'unreadable'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export interface Listed {
  reference: string;
  /** Whose work it is, as far as the list says. */
  worker: string | null;
}

export interface Picked extends Listed {
  /** Its place in the order of the draw, from 1. */
  place: number;
  /** What the seed makes of the reference; the smallest come first. */
  lot: string;
}

export interface Sample {
  picked: Picked[];
  leftOut: { reference: string; reason: LeftOutReason }[];
  /** How many were drawn from. */
  eligible: number;
}

/**
 * Draws `size` of the listed case references. Every reference has a lot, `lot(seed, key)`, and the smallest lots are
 * drawn: whoever has the list and the seed comes to the same, whatever the order of the list, and a reference that is
 * added or taken away changes no other's lot. Nobody can choose a reference without it showing in the seed.
 * @param lot a hash as hexadecimal text, the same for the same two texts
 */
export function drawSample(
  listed: readonly Listed[],
  asked: {
    seed: string;
    size: number;
    /** Keys of references that were discussed in the twelve months before. */
    discussedLately: ReadonlySet<string>;
    /** Whether the one whose work it is has said that they know this family. */
    conflicted(listed: Listed): boolean;
    /** Whether a reference looks as this organisation's do. */
    readable(reference: string): boolean;
  },
  lot: (seed: string, key: string) => string,
): Sample {
  const leftOut: Sample['leftOut'] = [];
  const seen = new Set<string>();
  const lots: (Listed & { lot: string })[] = [];
  for (const one of listed) {
    const key = caseKey(one.reference);
    const reason = whyLeftOut(one, key);
    seen.add(key);
    if (reason) leftOut.push({ reference: one.reference, reason });
    else lots.push({ ...one, lot: lot(asked.seed, key) });
  }
  const inOrder = lots.toSorted((a, b) => (a.lot < b.lot ? -1 : 1));
  return {
    picked: inOrder.slice(0, asked.size).map((one, index) => ({ ...one, place: index + 1 })),
    leftOut,
    eligible: lots.length,
  };

  function whyLeftOut(one: Listed, key: string): LeftOutReason | null {
    if (key === '' || !asked.readable(one.reference)) return 'unreadable';
    if (seen.has(key)) return 'twice';
    if (asked.discussedLately.has(key)) return 'discussedLately';
    return asked.conflicted(one) ? 'conflict' : null;
  }
}
